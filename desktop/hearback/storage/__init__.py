"""The user's store: SQLite through sqlite-utils. No other place knows SQL."""
