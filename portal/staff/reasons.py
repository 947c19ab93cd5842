"""Why an application waits for an officer, in a few words each: the queue has no room for sentences."""

from collections.abc import Iterable, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from benefits import codes
from benefits.findings import Code
from benefits.occupational_health import codes as occupational_health
from decisions import automation

Words = str | Promise

_OF_LAW: Final[Mapping[Code, Words]] = {
    codes.OLD_LAW: gettext_lazy("Vanha laki"),
    codes.NO_EMPLOYER_RIGHT: gettext_lazy("Ei oikeutta palkkaan"),
    codes.PREVIOUS_DAY_MISSING: gettext_lazy("Aiemman etuuden päivä puuttuu"),
    codes.NOT_DIRECTLY_AFTER: gettext_lazy("Ei heti aiemman etuuden jälkeen"),
    codes.CERTIFICATE_LATER: gettext_lazy("Todistus tulee myöhemmin"),
    codes.WAITS_FOR_INSURER: gettext_lazy("Odottaa vakuutusyhtiötä"),
    codes.INSURER_DECIDED: gettext_lazy("Vakuutusyhtiö on päättänyt"),
    codes.ONE_OF_SEVERAL_JOBS: gettext_lazy("Työkyvytön yhteen työhön"),
    codes.SELF_EMPLOYED: gettext_lazy("Myös yrittäjä"),
    codes.SEVERAL_EMPLOYERS: gettext_lazy("Useita työnantajia"),
    codes.THREE_MONTHS_ASKED: gettext_lazy("Kolmen kuukauden tulo"),
    codes.DAYS_IN_FUTURE: gettext_lazy("Päiviä tulevaisuudessa"),
    codes.LATE: gettext_lazy("Hakemus on myöhässä"),
    codes.RELAPSE_POSSIBLE: gettext_lazy("Ehkä sama sairaus"),
    codes.PREVIOUS_DIFFERS: gettext_lazy("Aiemman etuuden päivä eroaa"),
    codes.FORMER_INCOME_UNKNOWN: gettext_lazy("Aiempi vuositulo ei tiedossa"),
    codes.ALLOWANCE_NOT_SEEN: gettext_lazy("Päivärahapäätöstä ei näy"),
    codes.INCOME_UNKNOWN: gettext_lazy("Vuositulo ei tiedossa"),
    codes.INCOME_DOUBTFUL: gettext_lazy("Tulolaji tarkistettava"),
    codes.INCOME_STATED: gettext_lazy("Vuositulo ilmoitettu"),
    codes.THREE_MONTHS_NOT_MET: gettext_lazy("Kolmen kuukauden ehto ei täyty"),
    codes.FIGURES_UNKNOWN: gettext_lazy("Vuoden luvut puuttuvat"),
    codes.MINIMUM_UNKNOWN: gettext_lazy("Vähimmäismäärä vahvistamatta"),
    codes.TOO_YOUNG: gettext_lazy("Alaikäraja"),
    codes.TOO_OLD: gettext_lazy("Yläikäraja"),
    codes.MAXIMUM_REACHED: gettext_lazy("Enimmäisaika täyttyy"),
    codes.FITNESS_UNCERTAIN: gettext_lazy("Työkyky välissä epävarma"),
    codes.WAGE_DIVISOR: gettext_lazy("Palkan jakaja"),
    codes.DAYS_LOST: gettext_lazy("Päiviä haettu myöhässä"),
    codes.CLAUSE_MISSING: gettext_lazy("Ehto päivärahasta puuttuu"),
    codes.DONOR_DAYS_UNCERTAIN: gettext_lazy("Luovutuspäivien laskutapa"),
    codes.STATEMENT_DUE: gettext_lazy("Työterveyshuollon lausunto"),
}
_OF_OCCUPATIONAL_HEALTH: Final[Mapping[Code, Words]] = {
    occupational_health.NOT_FREE: gettext_lazy("Ei maksuton työntekijöille"),
    occupational_health.AGREEMENT_MISSING: gettext_lazy("Sopimus puuttuu"),
    occupational_health.SURVEY_MISSING: gettext_lazy("Työpaikkaselvitys puuttuu"),
    occupational_health.PLAN_MISSING: gettext_lazy("Toimintasuunnitelma puuttuu"),
    occupational_health.COOPERATION_MISSING: gettext_lazy("Yhteistoiminta puuttuu"),
    occupational_health.STATEMENT_MISSING: gettext_lazy("Lausunto hakemuksesta puuttuu"),
    occupational_health.GENERAL_FEES_ALONE: gettext_lazy("Vain yleismaksuja"),
    occupational_health.NO_PREVENTIVE: gettext_lazy("Ei ehkäisevää työterveyshuoltoa"),
    occupational_health.MEDICAL_NOT_FOR_ALL: gettext_lazy("Sairaanhoito ei kaikille"),
    occupational_health.YEAR_BEFORE_FIGURES: gettext_lazy("Vanha tilikausi"),
    occupational_health.COMPENSATION_LATE: gettext_lazy("Hakemus on myöhässä"),
    occupational_health.PLAN_NOT_REVIEWED: gettext_lazy("Toimintasuunnitelma tarkistamatta"),
    occupational_health.COST_IN_WRONG_CLASS: gettext_lazy("Kustannus väärässä luokassa"),
    occupational_health.MEDICAL_FROM_ANOTHER: gettext_lazy("Sairaanhoito muualta"),
    occupational_health.INCOME_OVER_COSTS: gettext_lazy("Tulot ylittävät kustannukset"),
    occupational_health.PAID_BY_INSURANCE: gettext_lazy("Haettu muusta vakuutuksesta"),
    occupational_health.COVID_VACCINATIONS_PARTLY: gettext_lazy("Koronarokotusten päivät"),
    occupational_health.BEFORE_WORK_TOO_EARLY: gettext_lazy("Palveluja ennen työn alkua"),
    occupational_health.HEADCOUNT_STATED: gettext_lazy("Henkilöstömäärä perusteltu"),
    occupational_health.OTHERS_COUNTED: gettext_lazy("Henkilöstömäärän laskutapa"),
    occupational_health.CEILING_YEAR_TIED: gettext_lazy("Enimmäismäärän vuosi"),
    occupational_health.ODD_YEAR: gettext_lazy("Lyhyt tai pitkä tilikausi"),
    occupational_health.RAISE_ASKED: gettext_lazy("Korotusta pyydetty"),
    occupational_health.RAISE_POSSIBLE: gettext_lazy("Enimmäismäärän korotus"),
    occupational_health.PROVIDER_PAYMENT: gettext_lazy("Maksu työterveysasemalle"),
    occupational_health.CEILING_UNKNOWN: gettext_lazy("Enimmäismäärä vahvistamatta"),
}
REASONS: Final[Mapping[str, Words]] = {
    code.name: words for code, words in {**_OF_LAW, **_OF_OCCUPATIONAL_HEALTH}.items()
} | {
    automation.CERTIFICATE_MISSING: gettext_lazy("Todistus puuttuu"),
    automation.DECIDED_BEFORE: gettext_lazy("Korjaus päätettyyn"),
    automation.EARLIER_CLAIM_OPEN: gettext_lazy("Aiempi hakemus kesken"),
    automation.NOTHING_TO_PAY: gettext_lazy("Ei maksettavaa"),
    automation.SAMPLED: gettext_lazy("Otanta"),
}
"""The few words by the code of the finding that needs an officer."""


def reason(code: str) -> str:
    """Return why people must look, in a few words; a code without words is said as it is."""
    return str(REASONS.get(code) or _("Muu syy: %(code)s") % {"code": code})


def reasons(found: Iterable[str]) -> str:
    """Return several reasons, one under the other."""
    return ", ".join(reason(code) for code in found)
