"""A plain claim of each benefit, as it is typed on the guided pages; by benefit and field."""

from collections.abc import Mapping

Typed = Mapping[str, str | list[str]]

ABSENCE: Typed = {
    "paid.0.starts_on": "1.9.2026",
    "paid.0.ends_on": "31.10.2026",
    "paid.0.wage": "6000,00",
}
SAMPLES: Mapping[str, Typed] = {
    "sickness_allowance": {
        **ABSENCE,
        "onset": "1.9.2026",
        "certificate": "kanta",
        "pay_basis": "act",
    },
    "partial_sickness_allowance": {
        **ABSENCE,
        "onset": "1.9.2026",
        "certificate": "kanta",
        "part_time_from": "1.9.2026",
        "part_time_until": "31.10.2026",
        "hours_before": "37,5",
        "hours_agreed": "18,75",
        "full_pay": "True",
        "clause": "True",
    },
}
