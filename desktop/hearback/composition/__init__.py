"""Builds the program: the only place that makes things and hands them to each other."""
