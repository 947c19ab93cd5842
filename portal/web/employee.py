"""Which employee a claim is about: one the employer has claimed for before, or one to be added."""

from datetime import datetime

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from access.actor import Actor
from applications.drafts import Draft
from benefits import words
from benefits.findings import Finding
from employers import queries, services
from employers.entries import NewEmployee
from employers.identity import read_identity_code

NEW = "new"
MOST_OFFERED = 20
"""How many employees are offered on the page; others are found by their identity code."""


class EmployeeForm(forms.Form):
    """Choose a known employee, or give the name and the identity code of another."""

    employee = forms.ChoiceField(
        label=gettext_lazy("Kenestä on kyse?"), widget=forms.RadioSelect, required=False
    )
    last_name = forms.CharField(label=gettext_lazy("Sukunimi"), max_length=200, required=False)
    first_name = forms.CharField(label=gettext_lazy("Etunimi"), max_length=100, required=False)
    identity_code = forms.CharField(
        label=gettext_lazy("Henkilötunnus"),
        help_text=gettext_lazy("Esimerkiksi 010190-999W. Tunnus salataan eikä sitä näytetä myöhemmin."),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"class": "code", "autocomplete": "off"}),
    )

    def __init__(self, draft: Draft, data: QueryDict | None, *, by: Actor) -> None:
        offered = queries.employees(for_=by, employer_id=draft.employer_id, most=MOST_OFFERED)
        self.offered = {str(employee.id): employee for employee in offered}
        chosen = str(draft.employee_id or "") or ("" if self.offered else NEW)
        super().__init__(data, initial={"employee": chosen})
        field = self.fields["employee"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                (number, f"{employee.name} {employee.masked_code}".strip())
                for number, employee in self.offered.items()
            ]
            field.choices += [(NEW, _("Joku muu"))]

    def clean(self) -> dict[str, object]:
        """Ask for a choice, and for the code of somebody new in the reader's own words."""
        cleaned = super().clean() or {}
        chosen = cleaned.get("employee")
        if chosen == NEW or (not self.offered and not chosen):
            cleaned["employee"] = NEW
            read = read_identity_code(cleaned.get("identity_code", ""))
            if isinstance(read, Finding):
                self.add_error("identity_code", words.say(read, get_language() or "fi"))
            for name in ("last_name", "first_name"):
                if not cleaned.get(name):
                    self.add_error(name, _("Kirjoita nimi."))
        elif not chosen and "employee" not in self.errors:
            self.add_error("employee", _("Valitse työntekijä tai ”Joku muu”."))
        return cleaned


def chosen_employee(form: EmployeeForm, *, employer_id: int, by: Actor, at: datetime) -> int:
    """Return the chosen employee's row, adding somebody new."""
    chosen = form.cleaned_data
    if chosen["employee"] != NEW:
        return int(chosen["employee"])
    entry = NewEmployee(
        employer_id=employer_id,
        identity_code=chosen["identity_code"].strip(),
        last_name=chosen["last_name"],
        first_name=chosen["first_name"],
    )
    return next(iter(services.add_employees([entry], by=by, at=at).values()))
