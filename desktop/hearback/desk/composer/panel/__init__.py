"""One message a person met: each of its own, side by side."""
