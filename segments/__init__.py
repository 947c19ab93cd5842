"""What kind of employer, what advice, how well each is served."""
