"""Django's name for this floor."""

from django.apps import AppConfig


class SegmentsConfig(AppConfig):
    """The floor's application."""

    name = "segments"
