"""Hearback's own file, and what other programs are told."""
