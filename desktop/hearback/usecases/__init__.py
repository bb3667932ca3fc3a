"""What a person can do, each act returning the Change it made; and the ports the outside fills in."""
