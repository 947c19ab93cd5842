"""Forms of the guidance: plain GET forms whose answers stand in the address."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from segments.guidance import Situation, Teller


class SearchForm(forms.Form):
    """Words to look for in the guidance."""

    use_required_attribute = False
    haku = forms.CharField(
        label=gettext_lazy("Kertokaa omin sanoin, mitä on tapahtunut"),
        help_text=gettext_lazy("Esimerkiksi flunssa, raskaus tai vanhan lomakkeen numero Y17."),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class SituationForm(forms.Form):
    """A situation's questions with the answers given so far; `missing` is the question to object about."""

    use_required_attribute = False

    def __init__(
        self, happened: Situation, answers: Mapping[str, str], teller: Teller, missing: str | None
    ) -> None:
        super().__init__(initial=dict(answers))
        for question in happened.questions:
            self.fields[question.id] = forms.ChoiceField(
                label=teller.say(question.text),
                help_text=teller.say(question.hint) if question.hint else "",
                choices=[(option.id, teller.say(option.text)) for option in question.options],
                widget=forms.RadioSelect,
            )
        if missing:
            self.errors[missing] = self.error_class([_("Valitkaa vastaus.")], renderer=self.renderer)
