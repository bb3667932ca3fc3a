"""The agenda: the plan as a list by day, in the place of list and timeline."""
