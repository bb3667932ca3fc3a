"""What the plan says of the chosen application, and the decisions on it."""
