"""What each command does.

An act changes a `Turn`; `transitions.TABLE` says when it may run and where it leads.
"""
