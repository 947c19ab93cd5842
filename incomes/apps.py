"""Django's name for this floor."""

from django.apps import AppConfig


class IncomesConfig(AppConfig):
    """The floor's application."""

    name = "incomes"
