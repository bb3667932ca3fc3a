"""The message being written: to whom, the subject, the text, and what it starts from."""
