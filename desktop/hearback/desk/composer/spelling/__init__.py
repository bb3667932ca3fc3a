"""Spelling in the message: looked up in another thread, shown under the words."""
