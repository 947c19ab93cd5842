"""The bench's databases: one made and filled by the owner, and a fresh copy of it for every run."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg
from django.core.management import call_command
from django.db import connections
from psycopg import sql

SEEDED, RUNNING = "portal_bench_seeded", "portal_bench"


def owner(database: str | None = None) -> psycopg.Connection:
    """Return a connection of the owner's, to one of the bench's databases or to the portal's own."""
    return psycopg.connect(os.environ["DATABASE_OWNER_URL"], dbname=database, autocommit=True)


def application_url(database: str) -> str:
    """Return the address of a database for the application's role."""
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}").geturl()


@contextmanager
def made() -> Iterator[None]:
    """Make the database that is to be filled; at the end nothing of the bench is left."""
    with migrated(SEEDED):
        try:
            yield
        finally:
            _drop(RUNNING)


@contextmanager
def migrated(name: str) -> Iterator[None]:
    """Make a database with the house's tables, in place of an earlier one; at the end it is gone."""
    _copy("template1", name)
    try:
        with used(name):
            call_command("migrate", database="owner", verbosity=0)
        yield
    finally:
        _drop(name)


@contextmanager
def copied() -> Iterator[None]:
    """Use a fresh copy of the database as it was filled."""
    _copy(SEEDED, RUNNING)
    with used(RUNNING):
        yield


@contextmanager
def used(database: str) -> Iterator[None]:
    """Turn both roles' connections to a database for a while."""
    former = _turn(database)
    try:
        yield
    finally:
        _turn(former)


def _turn(database: str) -> str:
    former = connections["owner"].settings_dict["NAME"]
    for alias in ("default", "owner"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = database
    return str(former)


def _copy(original: str, name: str) -> None:
    _drop(name)
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
    with owner() as connection:
        connection.execute(statement.format(sql.Identifier(name), sql.Identifier(original)))


def _drop(name: str) -> None:
    """Remove a database; by force it could not be, for the owner may not cut the server's own vacuuming."""
    with owner() as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
