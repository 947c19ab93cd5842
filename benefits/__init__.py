"""What the law says: plain Python and dated files, no framework."""
