"""What was uploaded, line by line."""
