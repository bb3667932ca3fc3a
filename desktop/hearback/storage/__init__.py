"""The one SQLite file; no other place knows SQL."""
