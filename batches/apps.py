"""Django's name for this floor."""

from django.apps import AppConfig


class BatchesConfig(AppConfig):
    """The floor's application."""

    name = "batches"
