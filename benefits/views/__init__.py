"""Views: the figures of each benefit as they stand on one day."""
