"""The door of payroll software."""
