"""The rules: pure functions and values, without Qt, input, output, a clock or words for people."""
