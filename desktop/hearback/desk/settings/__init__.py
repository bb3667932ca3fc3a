"""Settings: the user, the look, the paces, the templates."""
