"""What may be objected to an application beyond what its claim says: its findings' codes."""

from benefits.findings import Code, Weight

ALREADY_CLAIMED = Code("already_claimed", Weight.STOPS)
DAYS_OVERLAP = Code("days_overlap", Weight.STOPS)
NO_RIGHT = Code("no_right_to_claim", Weight.STOPS)
EMPLOYEE_UNKNOWN = Code("employee_unknown", Weight.STOPS)
ALREADY_HANDLED = Code("already_handled", Weight.STOPS)
NOTHING_CHANGED = Code("nothing_changed", Weight.STOPS)

DUPLICATES = frozenset({ALREADY_CLAIMED.name, DAYS_OVERLAP.name})
