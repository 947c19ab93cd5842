"""Django's name for this floor."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """The floor's application."""

    name = "decisions"
