"""The door of the clock: Celery tasks, each one call to a sweep."""
