"""Sentences and names in the user’s language, made of what the rules and the use cases return."""
