"""What is owed, sent, paid, returned."""
