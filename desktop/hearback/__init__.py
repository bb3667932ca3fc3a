"""Hearback: know when to follow up after an interview, and what to say."""
