"""Hearback's icon among the desktop's own: how much is due, what comes next, and the program's life without its window."""
