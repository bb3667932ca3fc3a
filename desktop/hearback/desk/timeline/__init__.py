"""The timeline beside the list: every application's time on one axis."""
