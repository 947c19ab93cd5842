"""The door of the operator: commands."""
