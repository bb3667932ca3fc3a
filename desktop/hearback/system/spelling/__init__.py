"""Spelling: which dictionaries there are, and the process that looks words up in them."""
