"""What was decided, and why: proposal, decision, letter."""
