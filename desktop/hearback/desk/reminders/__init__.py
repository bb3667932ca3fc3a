"""Reminders in the window: their heartbeat, their words, the line that shows them, and what becomes of the answers."""
