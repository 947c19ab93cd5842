"""Guided questions: forms, steps and summary rows that several doors show."""
