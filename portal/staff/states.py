"""What the states of an application are called at Kela."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.states import State

STATES: Final[Mapping[str, tuple[str | Promise, str]]] = {
    State.PROPOSED: (_("Ratkaistavana"), "info"),
    State.ASKED: (_("Odottaa vastausta"), "warn"),
    State.RESTING: (_("Lepää"), ""),
    State.STUCK: (_("Jumissa"), "bad"),
    State.SUBMITTED: (_("Saapunut"), "info"),
    State.DECIDED: (_("Päätetty"), "good"),
    State.WITHDRAWN: (_("Peruttu"), ""),
}
"""Words and kind of tag by state, in the order of the queue's tabs."""
