"""Django's name for this floor."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    """The floor's application."""

    name = "payments"
