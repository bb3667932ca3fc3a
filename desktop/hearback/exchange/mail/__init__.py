"""Messages on their way to the user's own e-mail program."""
