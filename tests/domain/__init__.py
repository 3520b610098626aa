"""Tests of the pure core: the table, its clocks, and what nobody may break."""
