"""The door of employers and payroll firms: pages."""
