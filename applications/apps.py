"""Django's name for this floor."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """The floor's application."""

    name = "applications"
