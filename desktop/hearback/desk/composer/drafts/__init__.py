"""The messages in hand: kept by themselves, and found again."""
