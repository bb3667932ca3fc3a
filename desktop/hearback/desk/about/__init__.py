"""What the program is: its version, what it is made with, and what is new in it."""
