"""The list of applications: a row each, with its stage and next step."""
