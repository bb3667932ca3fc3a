"""Response times: how long replies take, from the user's own search, and what waiting longer may bring (follow-up-rules)."""
