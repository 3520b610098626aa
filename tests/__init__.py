"""Tests of the complaint router."""
