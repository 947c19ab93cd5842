"""Classes of employers: the floor has no tables yet."""
