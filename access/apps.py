"""Django's name for this floor."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The floor's application."""

    name = "access"
