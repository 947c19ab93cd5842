"""The bench: what a large file costs beside what it could cost at least, and beside what is at hand."""
