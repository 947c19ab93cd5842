"""Contacts and help of the tests."""

from datetime import datetime

from access.actor import Actor
from segments import contacts
from segments.contacts import About
from segments.models import Contact, HelpRequest
from segments.reasons import ContactChannel, ContactReason
from tests.factories.access import AT


def contact(
    about: About,
    *,
    by: Actor,
    channel: ContactChannel = ContactChannel.PHONE,
    reason: ContactReason = ContactReason.STATUS,
    at: datetime = AT,
) -> Contact:
    """Let an officer write a contact down."""
    return contacts.log_contact(about, channel, reason, by=by, at=at)


def help_request(
    about: About, *, by: Actor, text: str = "Mitä tähän kirjoitetaan?", phone: str = "", at: datetime = AT
) -> HelpRequest:
    """Let somebody ask for help from a page of the claim."""
    return contacts.ask_for_help(about, page="claim_step", text=text, phone=phone, by=by, at=at)
