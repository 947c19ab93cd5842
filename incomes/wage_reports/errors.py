"""What may be wrong with a delivery: the codes of its errors, at the three levels of the Incomes Register.

A message error refuses the file unread, a delivery error refuses the whole delivery, an item error
refuses one report. The sentences stand in `benefits/words/incomes.yaml`.
"""

from benefits.findings import Code, Weight


def _error(name: str) -> Code:
    return Code(f"ir_{name}", Weight.STOPS, "Incomes Register, Skeemat-Palkkatietoilmoitukset 2022 v1.01")


# Message level: the file as a whole
TOO_LARGE = _error("too_large")
REPORT_TOO_LARGE = _error("report_too_large")
DOCUMENT_TYPE = _error("document_type")
NOT_WELL_FORMED = _error("not_well_formed")
NOT_A_DELIVERY = _error("not_a_delivery")
UNKNOWN_ELEMENT = _error("unknown_element")
ELEMENT_ORDER = _error("element_order")
ELEMENT_REPEATED = _error("element_repeated")
ELEMENT_MISSING = _error("element_missing")
ELEMENT_EMPTY = _error("element_empty")
ATTRIBUTE = _error("attribute")
STRAY_TEXT = _error("stray_text")
NOT_A_DATE = _error("not_a_date")
NOT_AN_INSTANT = _error("not_an_instant")
NOT_AN_INTEGER = _error("not_an_integer")
NOT_AN_AMOUNT = _error("not_an_amount")
NOT_TRUE_OR_FALSE = _error("not_true_or_false")
TEXT_LENGTH = _error("text_length")

# Delivery level: the data that all reports of a delivery share
DELIVERY_TYPE = _error("delivery_type")
FAULTY_CONTROL = _error("faulty_control")
ENVIRONMENT = _error("environment")
TIMESTAMP_ZONE = _error("timestamp_zone")
SENDER_NOT_CREATOR = _error("sender_not_creator")
OWNER_NOT_PAYER = _error("owner_not_payer")
PAYMENT_DATE_EARLY = _error("payment_date_early")
PAYMENT_DATE_LATE = _error("payment_date_late")
PAY_PERIOD = _error("pay_period")
DELIVERY_REPEATED = _error("delivery_repeated")
PAYER_UNKNOWN = _error("payer_unknown")

# Delivery and item level, for identifiers and references alike
REFERENCE_CHARACTERS = _error("reference_characters")
IDENTIFIER_MISSING = _error("identifier_missing")
BUSINESS_ID = _error("business_id")
IDENTITY_CODE = _error("identity_code")
IDENTIFIER_TYPE = _error("identifier_type")
IDENTIFIER_SPACE = _error("identifier_space")
IDENTIFIER_COUNTRY = _error("identifier_country")
IDENTIFIER_FINLAND = _error("identifier_finland")
IDENTIFIERS_ALIKE = _error("identifiers_alike")

# Item level: one report
ACTION = _error("action")
REPORT_ID_MISSING = _error("report_id_missing")
NEW_WITH_REGISTER_ID = _error("new_with_register_id")
REPLACEMENT_WITHOUT_REFERENCE = _error("replacement_without_reference")
REPORT_REPEATED = _error("report_repeated")
REPORT_KNOWN = _error("report_known")
REPORT_NOT_FOUND = _error("report_not_found")
REPORT_CANCELLED = _error("report_cancelled")
VERSION = _error("version")
UNCHANGEABLE = _error("unchangeable")
EARNER_IS_PAYER = _error("earner_is_payer")
EARNER_BIRTH_DATES = _error("earner_birth_dates")
EMPLOYMENT_LATE = _error("employment_late")
METHODS_MIXED = _error("methods_mixed")

# Item level: absences
SPAN_HALF = _error("span_half")
SPAN_ORDER = _error("span_order")
SPAN_EARLY = _error("span_early")
CAUSE = _error("cause")
ABSENCE_ORDER = _error("absence_order")
ABSENCE_UNTIL = _error("absence_until")
ABSENCE_AMOUNT = _error("absence_amount")
ABSENCE_DAYS = _error("absence_days")
ABSENCE_OVERLAP = _error("absence_overlap")

# Item level: an application to Kela
APPLICATION_CAUSE = _error("application_cause")
APPLICATION_TYPE = _error("application_type")
APPLICATION_END = _error("application_end")
APPLICATION_REFERENCES = _error("application_references")
APPLICATION_PAYER = _error("application_payer")
APPLICATION_EARNER = _error("application_earner")
APPLICATION_CONTACT = _error("application_contact")
APPLICATION_PAY_FORM = _error("application_pay_form")
APPLICATION_EMPLOYMENT = _error("application_employment")
APPLICATION_BEFORE_EMPLOYMENT = _error("application_before_employment")
APPLICATION_EMPLOYMENT_CODE = _error("application_employment_code")
INFORMATION_WITHOUT_APPLICATION = _error("information_without_application")

# The application alone: the report is valid
PAYER_WITHOUT_BUSINESS_ID = Code("ir_payer_without_business_id", Weight.STOPS, "C21")
APPLICATION_TYPE_UNCERTAIN = Code("ir_application_type_uncertain", Weight.INFORMS, "C20", officer=True)
