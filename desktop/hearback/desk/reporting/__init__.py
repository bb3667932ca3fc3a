"""The search report: what was done in a span of days, for employment agencies."""
