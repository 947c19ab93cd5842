"""The load: a country of employers, made by the database itself, and what the portal takes to serve it."""
