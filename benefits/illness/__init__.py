"""Illness: what can be asked of the benefits that are paid for it."""
