"""Django's name for this floor."""

from django.apps import AppConfig


class EmployersConfig(AppConfig):
    """The floor's application."""

    name = "employers"
