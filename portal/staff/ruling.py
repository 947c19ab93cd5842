"""The form of a ruling: which days are granted, and for what reason not all of them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from benefits import words
from benefits.calculation import Line, Payee
from benefits.calendar import ONE_DAY
from benefits.periods import Period, merged
from decisions.refusals import refusals_of
from decisions.rulings import (
    ConsentMissingError,
    Detriment,
    Outcome,
    Override,
    Ruling,
    RulingError,
)
from portal.shell.fields import day
from portal.shell.tables import period_text
from portal.staff.forms import LANGUAGES

if TYPE_CHECKING:
    from decisions.queries import Case

FIELDS = {
    Outcome.GRANTED: {"explanation", "detriment"},
    Outcome.PARTLY: {"until", "lines", "refusal", "explanation", "detriment"},
    Outcome.REFUSED: {"refusal", "explanation", "detriment"},
}
"""Which questions each outcome asks."""


DETRIMENTS = (
    ("", gettext_lazy("Päätös ei pienennä aiempaa")),
    (Detriment.CONSENT.value, gettext_lazy("Työnantaja on suostunut siihen")),
    (Detriment.APPEAL_BOARD.value, gettext_lazy("Muutoksenhakulautakunta on poistanut päätöksen")),
    (Detriment.OTHER_BENEFIT.value, gettext_lazy("Samalta ajalta on myönnetty toinen etuus")),
)
"""What an officer may choose from; an employer's own correction is known without asking (C18)."""


class RulingForm(forms.Form):
    """What an officer rules on one proposal."""

    outcome = forms.CharField(widget=forms.HiddenInput)
    proposal = forms.IntegerField(widget=forms.HiddenInput)
    until = day(
        gettext_lazy("Viimeinen päivä, jolta maksetaan"),
        hint=gettext_lazy("Tämän jälkeisiä päiviä ei myönnetä työnantajalle."),
        required=False,
    )
    lines = forms.MultipleChoiceField(
        label=gettext_lazy("Rivit, joita ei myönnetä"), required=False, widget=forms.CheckboxSelectMultiple
    )
    refusal = forms.ChoiceField(
        label=gettext_lazy("Syy, miksi kaikkea ei myönnetä"),
        error_messages={"required": gettext_lazy("Valitse syy.")},
    )
    explanation = forms.CharField(
        label=gettext_lazy("Perustelu työnantajalle"),
        max_length=4000,
        widget=forms.Textarea,
        error_messages={"required": gettext_lazy("Kirjoita työnantajalle, mistä päätös johtuu.")},
    )

    detriment = forms.ChoiceField(
        label=gettext_lazy("Jos päätös pienentää aiemmin myönnettyä: millä oikeudella?"),
        help_text=gettext_lazy(
            "Päätöstä voi muuttaa työnantajan vahingoksi vain näillä perusteilla (SVL 17:4–5)."
        ),
        required=False,
        choices=DETRIMENTS,
    )

    def __init__(self, case: "Case", outcome: Outcome, data: QueryDict | None) -> None:
        proposal = case.proposal
        super().__init__(data, initial={"outcome": outcome, "proposal": proposal.id if proposal else None})
        self.ruled = outcome
        self.application = case.whole.application
        lines = case.calculation.lines if case.calculation else ()
        self.granted = {str(place): line for place, line in enumerate(lines) if line.payee is Payee.EMPLOYER}
        self.given = {str(place): line for place, line in enumerate(lines) if _may_be_given(line)}
        for name in ("until", "lines", "refusal", "explanation", "detriment"):
            if name not in FIELDS[outcome] or (name == "detriment" and not case.decisions):
                del self.fields[name]
        self._offer()
        if outcome is not Outcome.REFUSED:
            self._offer_amounts()

    def _offer(self) -> None:
        language = get_language() or "fi"
        offered = {
            "lines": [(place, _said(line, language)) for place, line in self.granted.items()],
            "refusal": [
                ("", _("Valitse syy")),
                *(
                    (code, words.say_code(code, {}, language))
                    for code in refusals_of(self.application.benefit)
                ),
            ],
        }
        for name, choices in offered.items():
            field = self.fields.get(name)
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
        self.fields["explanation"].required = self.ruled is not Outcome.GRANTED
        self.fields["explanation"].help_text = _(
            "Kirjoita työnantajan kielellä: %(language)s. Teksti tulee päätöskirjeeseen."
        ) % {"language": LANGUAGES[self.application.employer.language]}

    def _offer_amounts(self) -> None:
        """Ask for each line whether another amount is put in the place of the computed one."""
        language = get_language() or "fi"
        for place, line in self.given.items():
            self.fields[f"amount_{place}"] = forms.DecimalField(
                label=_("Toinen määrä riville %(line)s") % {"line": _said(line, language)},
                required=False,
                min_value=0,
                max_digits=12,
                decimal_places=2,
                localize=True,
                widget=forms.TextInput(attrs={"class": "money", "inputmode": "decimal"}),
            )
            self.fields[f"why_{place}"] = forms.CharField(
                label=_("Miksi määrää muutetaan?"), required=False, max_length=500
            )

    @property
    def ordinary(self) -> list[forms.BoundField]:
        """Return the fields that every ruling asks."""
        return [self[name] for name in self.fields if not name.startswith(("amount_", "why_"))]

    @property
    def amounts(self) -> list[forms.BoundField]:
        """Return the fields by which computed amounts are changed."""
        return [self[name] for name in self.fields if name.startswith(("amount_", "why_"))]

    @property
    def amounts_given(self) -> bool:
        """Say whether a computed amount is being changed."""
        return any(field.value() for field in self.amounts)

    def clean(self) -> dict[str, object]:
        """Ask for the days that are not granted where only some are."""
        cleaned = super().clean() or {}
        for place in self.given:
            if cleaned.get(f"amount_{place}") is not None and not cleaned.get(f"why_{place}"):
                self.add_error(f"why_{place}", _("Kerro, miksi määrää muutetaan."))
        asked = "until" in self.fields and not self.errors.keys() & {"until", "lines"}
        if asked and not cleaned.get("until") and not cleaned.get("lines") and not self._overrides(cleaned):
            self.add_error(
                "until", _("Kerro viimeinen maksettava päivä tai valitse rivit, joita ei myönnetä.")
            )
        return cleaned

    def contradict(self, contradiction: RulingError) -> None:
        """Say that what is ruled is no ruling on this proposal, or gives less without a right to."""
        if isinstance(contradiction, ConsentMissingError):
            self.add_error(
                "detriment", _("Päätös pienentää aiemmin myönnettyä. Valitse, millä oikeudella niin tehdään.")
            )
        elif self.ruled is Outcome.PARTLY:
            sentence = _(
                "Osittain myönnettäessä työnantajalle jää osa rahasta, mutta ei kaikkea. Tarkista rivit."
            )
            self.add_error("until", sentence)
        else:
            self.add_error(None, _("Ehdotuksessa ei ole myönnettävää. Hylkää hakemus tai pyydä lisätietoja."))

    def ruling(self) -> Ruling:
        """Return the ruling that was written."""
        told = self.cleaned_data
        return Ruling(
            application_id=self.application.id,
            proposal_id=told["proposal"],
            outcome=self.ruled,
            refusal=told.get("refusal", ""),
            explanation=told["explanation"],
            withheld=tuple(merged(self._withheld(told.get("until"), told.get("lines", ())))),
            overrides=tuple(self._overrides(told)),
            detriment=Detriment(told["detriment"]) if told.get("detriment") else None,
        )

    def _overrides(self, told: Mapping[str, Any]) -> list[Override]:
        return [
            Override(place=int(place), amount=told[f"amount_{place}"], reason=told.get(f"why_{place}", ""))
            for place in self.given
            if told.get(f"amount_{place}") is not None
        ]

    def _withheld(self, until: date | None, places: list[str]) -> Iterator[Period]:
        for place in places:
            yield Period(self.granted[place].starts_on, self.granted[place].ends_on)
        last = max((line.ends_on for line in self.granted.values()), default=None)
        if until and last and until < last:
            yield Period(until + ONE_DAY, last)


def _may_be_given(line: Line) -> bool:
    """Say whether an officer may give another amount: of the employer's lines and unpaid lump sums."""
    return line.payee is Payee.EMPLOYER or (line.payee is Payee.NOBODY and not line.days)


def _said(line: Line, language: str) -> str:
    amount = words.write_parameter(str(line.amount), language)
    return f"{period_text(Period(line.starts_on, line.ends_on))}: {amount}"
