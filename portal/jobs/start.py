"""The worker's start, refused where the web server's would be."""

from celery.signals import worker_init

from portal.shell.start import refuse_careless_start


@worker_init.connect
def refuse(**_: object) -> None:
    """End a careless worker before it takes its first task."""
    refuse_careless_start()
