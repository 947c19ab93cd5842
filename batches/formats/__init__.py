"""Uploaded files: bytes to rows."""
