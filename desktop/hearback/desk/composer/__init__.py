"""The lower half of the window: what was said, the message being written, and what makes it good."""
