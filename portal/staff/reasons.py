"""Why an application waits for an officer, in a few words each: the queue has no room for sentences."""

from collections.abc import Iterable, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from benefits import codes
from benefits.annual_leave import codes as annual_leave
from benefits.donor import codes as donor
from benefits.family_leave import codes as family_leave
from benefits.findings import Code
from benefits.infectious import codes as infectious
from benefits.occupational_health import codes as occupational_health
from benefits.parental import codes as parental
from benefits.partial import codes as partial
from benefits.rehabilitation import codes as rehabilitation
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
_OF_PARTIAL_SICKNESS: Final[Mapping[Code, Words]] = {
    partial.AGREEMENT_APART: gettext_lazy("Sopimus osa-aikatyöstä erikseen"),
    partial.HOURS_NOT_REDUCED: gettext_lazy("Työaika ei vähene oikein"),
    partial.NOT_FULL_TIME: gettext_lazy("Ei kokoaikaista työtä"),
    partial.TOO_SHORT: gettext_lazy("Liian lyhyt jakso"),
    partial.WORK_WHILE_WAITING: gettext_lazy("Osa-aikatyötä omavastuuajalla"),
    partial.NOT_FULL_PAY: gettext_lazy("Ei täyttä palkkaa"),
    partial.SEVERAL_JOBS: gettext_lazy("Useita osa-aikatöitä"),
    partial.DIRECTLY_AFTER_POSSIBLE: gettext_lazy("Ehkä heti sairauspäivärahan jälkeen"),
    partial.SICKNESS_INCOME_UNKNOWN: gettext_lazy("Sairauspäivärahan vuositulo ei tiedossa"),
    partial.MAXIMUM_REACHED: gettext_lazy("Enimmäisaika täyttyy"),
    partial.LOOK_BACK_UNCERTAIN: gettext_lazy("Enimmäisajan laskutapa"),
}
_OF_DONORS: Final[Mapping[Code, Words]] = {
    donor.NO_TRANSPLANT: gettext_lazy("Luovutus ei siirtoa varten"),
    donor.LOSS_TO_CONFIRM: gettext_lazy("Ansionmenetys vahvistettava"),
}
_OF_INFECTIOUS: Final[Mapping[Code, Words]] = {
    infectious.OLD_LAW: gettext_lazy("Vanha laki"),
    infectious.ORDER_LATER: gettext_lazy("Lääkärin määräys tulee myöhemmin"),
    infectious.NOT_MONTHLY: gettext_lazy("Ei kuukausipalkkaa"),
    infectious.OTHER_EARNINGS: gettext_lazy("Muuta ansiota samoilta päiviltä"),
}
_OF_PARENTS: Final[Mapping[Code, Words]] = {
    parental.OLD_FAMILY_LAW: gettext_lazy("Vanha laki"),
    parental.CHILD_DAY_MISSING: gettext_lazy("Lapsen päivä puuttuu"),
    parental.ACT_GIVES_NO_PAY: gettext_lazy("Laki ei anna palkkaa vapaasta"),
    parental.DAYS_TOO_EARLY: gettext_lazy("Päiviä liian aikaisin"),
    parental.DAYS_TOO_LATE: gettext_lazy("Päiviä liian myöhään"),
    parental.NOT_YET_IN_LAW: gettext_lazy("Peruste ei vielä laissa"),
    parental.OTHER_WORK_POSSIBLE: gettext_lazy("Muuta työtä tarjolla"),
    parental.DAYS_TOO_LONG: gettext_lazy("Työpäivä liian pitkä"),
    parental.CONTRACT_LATER: gettext_lazy("Sopimus tulee myöhemmin"),
    parental.WIDER_HAZARD: gettext_lazy("Uusi vaaran peruste"),
    parental.PARTIAL_SPECIAL_HALF: gettext_lazy("Osittaisen erityisraskausrahan määrä"),
    parental.EARLIER_ENTITLEMENT: gettext_lazy("Aiempi vanhempainpäiväraha"),
    parental.RAISED_IN_HALVES: gettext_lazy("Korotettujen päivien laskutapa"),
    parental.OVER_PARENTS_DAYS: gettext_lazy("Yli vanhemman osuuden"),
}
_OF_FAMILY_LEAVE: Final[Mapping[Code, Words]] = {
    family_leave.NOT_A_WOMAN: gettext_lazy("Ei naistyöntekijä"),
    family_leave.OWN_LEAVE: gettext_lazy("Yrittäjän oma vapaa"),
    family_leave.ALLOWANCE_NOT_PAID: gettext_lazy("Päivärahaa ei maksettu"),
    family_leave.WAGE_TOO_SHORT: gettext_lazy("Palkkaa liian lyhyeltä ajalta"),
    family_leave.EMPLOYMENT_TOO_SHORT: gettext_lazy("Työsuhde liian lyhyt"),
    family_leave.CONTRACT_TOO_SHORT: gettext_lazy("Sopimus liian lyhyt"),
    family_leave.WORKING_TIME_TOO_SHORT: gettext_lazy("Työaika liian lyhyt"),
    family_leave.OLD_LAW: gettext_lazy("Vanha laki"),
    family_leave.PERIOD_TOO_LONG: gettext_lazy("Raskausrahakausi liian pitkä"),
    family_leave.LATE: gettext_lazy("Hakemus on myöhässä"),
    family_leave.EARLY: gettext_lazy("Haettu liian aikaisin"),
    family_leave.TEMPORARY_PART_TIME: gettext_lazy("Tilapäisesti osa-aikainen"),
    family_leave.CLAIMED_BEFORE: gettext_lazy("Maksettu jo aiemmin"),
}
_OF_ANNUAL_LEAVE: Final[Mapping[Code, Words]] = {
    annual_leave.OLD_LAW: gettext_lazy("Vanha laki"),
    annual_leave.MONTH_SHORT: gettext_lazy("Kuukaudessa liian vähän päiviä"),
    annual_leave.HOLIDAY_PAY_ZERO: gettext_lazy("Lomapalkka nolla"),
    annual_leave.HOLIDAY_PAY_ESTIMATED: gettext_lazy("Lomapalkka arvioitu"),
    annual_leave.PARTIAL_DAYS: gettext_lazy("Osittaisten päivien laskutapa"),
    annual_leave.MONTH_LATE: gettext_lazy("Kuukausi myöhässä"),
    annual_leave.LEAVE_NOT_OVER: gettext_lazy("Vapaa kesken"),
    annual_leave.HOLIDAY_PAY_UNDIVIDED: gettext_lazy("Lomapalkan jakotapa"),
    annual_leave.INCOME_BASE: gettext_lazy("Vuositulon peruste"),
}
_OF_REHABILITATION: Final[Mapping[Code, Words]] = {
    rehabilitation.OLD_LAW: gettext_lazy("Vanha laki"),
    rehabilitation.LENGTH_MISSING: gettext_lazy("Kuntoutuksen kesto puuttuu"),
    rehabilitation.LONGER_THAN_PLANNED: gettext_lazy("Kuntoutus suunniteltua pidempi"),
    rehabilitation.START_NOT_STATED: gettext_lazy("Aiemmat kuntoutuspäivät puuttuvat"),
    rehabilitation.PRECEDING_DAY_MISSING: gettext_lazy("Edeltävän etuuden päivä puuttuu"),
    rehabilitation.NOT_AGREED: gettext_lazy("Maksusta ei sovittu"),
    rehabilitation.WHOLE_DAY_AWAY: gettext_lazy("Koko päivä poissa"),
    rehabilitation.NOTICE_LATER: gettext_lazy("Kuntoutuspäätös tulee myöhemmin"),
    rehabilitation.PARTICIPATION_LATER: gettext_lazy("Osallistumistodistus tulee myöhemmin"),
    rehabilitation.INSURER_DECIDED: gettext_lazy("Vakuutusyhtiö on päättänyt"),
    rehabilitation.OLD_VOCATIONAL: gettext_lazy("Ammatillinen kuntoutus, vanha sääntö"),
    rehabilitation.FULL_PENSION: gettext_lazy("Täysi eläke"),
    rehabilitation.BREAK_TOO_LONG: gettext_lazy("Keskeytys liian pitkä"),
}
REASONS: Final[Mapping[str, Words]] = {
    code.name: words
    for of_benefit in (
        _OF_LAW,
        _OF_PARTIAL_SICKNESS,
        _OF_DONORS,
        _OF_INFECTIOUS,
        _OF_PARENTS,
        _OF_FAMILY_LEAVE,
        _OF_ANNUAL_LEAVE,
        _OF_REHABILITATION,
        _OF_OCCUPATIONAL_HEALTH,
    )
    for code, words in of_benefit.items()
} | {
    automation.CERTIFICATE_MISSING: gettext_lazy("Todistus puuttuu"),
    automation.DECIDED_BEFORE: gettext_lazy("Korjaus päätettyyn"),
    automation.EARLIER_CLAIM_OPEN: gettext_lazy("Aiempi hakemus kesken"),
    automation.FROM_REGISTER: gettext_lazy("Tulorekisteri ei kerro kaikkea"),
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
