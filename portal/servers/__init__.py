"""Embedded PostgreSQL and Valkey and the supervisor, by the standard library alone."""
