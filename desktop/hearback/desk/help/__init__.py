"""The help inside the program: topics to read, a field to search them."""
