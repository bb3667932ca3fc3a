"""The headless commands: the same program for scripts and status bars, without Qt."""
