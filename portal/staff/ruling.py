"""The form of a ruling: which days are granted, and for what reason not all of them."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from benefits import words
from benefits.calculation import Line, Payee
from benefits.calendar import ONE_DAY
from benefits.periods import Period, merged
from decisions.rulings import REFUSALS, Outcome, Ruling
from portal.staff.forms import LANGUAGES, day
from portal.staff.tables import period_text

if TYPE_CHECKING:
    from decisions.queries import Case

FIELDS = {
    Outcome.GRANTED: {"explanation"},
    Outcome.PARTLY: {"until", "lines", "refusal", "explanation"},
    Outcome.REFUSED: {"refusal", "explanation"},
}
"""Which questions each outcome asks."""


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

    def __init__(self, case: "Case", outcome: Outcome, data: QueryDict | None) -> None:
        proposal = case.proposal
        super().__init__(data, initial={"outcome": outcome, "proposal": proposal.id if proposal else None})
        self.ruled = outcome
        self.application = case.whole.application
        lines = case.calculation.lines if case.calculation else ()
        self.granted = {str(place): line for place, line in enumerate(lines) if line.payee is Payee.EMPLOYER}
        for name in ("until", "lines", "refusal", "explanation"):
            if name not in FIELDS[outcome]:
                del self.fields[name]
        self._offer()

    def _offer(self) -> None:
        language = get_language() or "fi"
        offered = {
            "lines": [(place, _said(line, language)) for place, line in self.granted.items()],
            "refusal": [
                ("", _("Valitse syy")),
                *((code, words.say_code(code, {}, language)) for code in REFUSALS),
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

    def clean(self) -> dict[str, object]:
        """Ask for the days that are not granted where only some are."""
        cleaned = super().clean() or {}
        asked = "until" in self.fields and not self.errors.keys() & {"until", "lines"}
        if asked and not cleaned.get("until") and not cleaned.get("lines"):
            self.add_error(
                "until", _("Kerro viimeinen maksettava päivä tai valitse rivit, joita ei myönnetä.")
            )
        return cleaned

    def contradict(self) -> None:
        """Say that what is ruled is no ruling on this proposal."""
        if self.ruled is Outcome.PARTLY:
            sentence = _(
                "Osittain myönnettäessä työnantajalle jää osa päivistä, mutta ei kaikkia. Tarkista päivät."
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
        )

    def _withheld(self, until: date | None, places: list[str]) -> Iterator[Period]:
        for place in places:
            yield Period(self.granted[place].starts_on, self.granted[place].ends_on)
        last = max((line.ends_on for line in self.granted.values()), default=None)
        if until and last and until < last:
            yield Period(until + ONE_DAY, last)


def _said(line: Line, language: str) -> str:
    amount = words.write_parameter(str(line.amount), language)
    return f"{period_text(Period(line.starts_on, line.ends_on))}: {amount}"
