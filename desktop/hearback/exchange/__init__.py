"""Formats of the outside world: spreadsheets, calendar files, mail drafts, Hearback's own JSON."""
