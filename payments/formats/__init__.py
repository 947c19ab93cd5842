"""Bank files: plain objects to bytes and back."""
