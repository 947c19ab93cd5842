from datetime import date

from benefits.claims import begun_before
from tests.benefits.making import spell_of


def test_former_incapacities_begun_before_the_onset_come_in_their_order() -> None:
    spells = [
        spell_of(date(2026, 1, 4)),
        spell_of(date(2025, 1, 4)),
        spell_of(date(2026, 1, 5)),
        spell_of(date(2026, 1, 6)),
    ]

    before = begun_before(date(2026, 1, 5), spells)

    assert [spell.onset for spell in before] == [date(2025, 1, 4), date(2026, 1, 4)]
