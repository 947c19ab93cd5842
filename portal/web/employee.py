"""Which employee a claim is about: one the employer has claimed for before, or one to be added."""

from datetime import datetime

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from access.actor import Actor
from benefits import words
from benefits.findings import Finding
from employers import queries, services
from employers.entries import NewEmployee
from employers.identity import read_identity_code
from employers.queries import KnownEmployee

NEW = "new"
MOST_OFFERED = 20
"""How many employees are offered on the page; where there are more, they are looked for by name."""


class SearchForm(forms.Form):
    """Look for an employee among many; it is posted, so that no name stands in an address."""

    use_required_attribute = False
    search = forms.CharField(
        label=gettext_lazy("Etsikää työntekijää"),
        help_text=gettext_lazy("Nimi, sen alku tai henkilötunnus."),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class ChoiceForm(forms.Form):
    """Choose a known employee, or somebody else."""

    use_required_attribute = False
    employee = forms.ChoiceField(
        label=gettext_lazy("Kenestä on kyse?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Valitkaa työntekijä tai ”Joku muu”.")},
    )

    def __init__(self, data: QueryDict | None, offered: list[KnownEmployee], chosen: int | None) -> None:
        super().__init__(data, initial={"employee": str(chosen or "")})
        field = self.fields["employee"]
        if isinstance(field, forms.ChoiceField):
            known = [(str(each.id), f"{each.name} {each.masked_code}".strip()) for each in offered]
            field.choices = [*known, (NEW, _("Joku muu"))]


class PersonForm(forms.Form):
    """The name and the identity code of somebody to be added."""

    use_required_attribute = False
    last_name = forms.CharField(
        label=gettext_lazy("Sukunimi"),
        max_length=200,
        error_messages={"required": gettext_lazy("Kirjoittakaa sukunimi.")},
    )
    first_name = forms.CharField(
        label=gettext_lazy("Etunimi"),
        max_length=100,
        error_messages={"required": gettext_lazy("Kirjoittakaa etunimi.")},
    )
    identity_code = forms.CharField(
        label=gettext_lazy("Henkilötunnus"),
        help_text=gettext_lazy("Esimerkiksi 010190-999W. Tunnus salataan eikä sitä näytetä myöhemmin."),
        max_length=20,
        widget=forms.TextInput(attrs={"class": "code", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Kirjoittakaa henkilötunnus.")},
    )

    def clean_identity_code(self) -> str:
        """Return the code, or say in the reader's own words what is wrong with it."""
        read = read_identity_code(self.cleaned_data["identity_code"])
        if isinstance(read, Finding):
            raise forms.ValidationError(words.say(read, get_language() or "fi"))
        return read


class EmployeeForms:
    """The page's two forms: the choice, and the person who is asked for where nobody known is chosen."""

    def __init__(self, data: QueryDict | None, *, employer_id: int, chosen: int | None, by: Actor) -> None:
        self.employer_id = employer_id
        self.searching = data is not None and "find" in data
        self.search = SearchForm(data if data is not None and "search" in data else None)
        sought = self.search.cleaned_data["search"] if self.search.is_valid() else ""
        found = queries.employees(for_=by, employer_id=employer_id, search=sought, most=MOST_OFFERED + 1)
        self.offered = found[:MOST_OFFERED]
        self.many = self.search.is_bound or len(found) > MOST_OFFERED
        if self.searching:
            data = None
        somebody_new = data is not None and (not self.offered or data.get("employee") == NEW)
        self.choice = ChoiceForm(data if self.offered else None, self.offered, chosen)
        self.person = PersonForm(data if somebody_new else None)

    def employee(self, *, by: Actor, at: datetime) -> int | None:
        """Return the chosen employee, somebody new added; None where one is sought or something is amiss."""
        if self.person.is_bound:
            return self._added(by, at) if self.person.is_valid() else None
        return int(self.choice.cleaned_data["employee"]) if self.choice.is_valid() else None

    def _added(self, by: Actor, at: datetime) -> int:
        entry = NewEmployee(employer_id=self.employer_id, **self.person.cleaned_data)
        return next(iter(services.add_employees([entry], by=by, at=at).values()))
