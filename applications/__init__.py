"""What is applied for: drafts, claims, their versions and states."""
