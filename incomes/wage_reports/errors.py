"""What may be wrong with a delivery: the codes of its errors, at the three levels of the Incomes Register.

A message error refuses the file unread, a delivery error refuses the whole delivery, an item error
refuses one report. The sentences stand in `benefits/words/incomes.yaml`.
"""

from benefits.findings import Code, Weight


def _error(name: str) -> Code:
    return Code(name, Weight.STOPS, "Incomes Register, Skeemat-Palkkatietoilmoitukset 2022 v1.01")


# Message level: the file as a whole
TOO_LARGE = _error("ir_too_large")
REPORT_TOO_LARGE = _error("ir_report_too_large")
DOCUMENT_TYPE = _error("ir_document_type")
NOT_WELL_FORMED = _error("ir_not_well_formed")
NOT_A_DELIVERY = _error("ir_not_a_delivery")
UNKNOWN_ELEMENT = _error("ir_unknown_element")
ELEMENT_ORDER = _error("ir_element_order")
ELEMENT_REPEATED = _error("ir_element_repeated")
ELEMENT_MISSING = _error("ir_element_missing")
ELEMENT_EMPTY = _error("ir_element_empty")
ATTRIBUTE = _error("ir_attribute")
STRAY_TEXT = _error("ir_stray_text")
NOT_A_DATE = _error("ir_not_a_date")
NOT_AN_INSTANT = _error("ir_not_an_instant")
NOT_AN_INTEGER = _error("ir_not_an_integer")
NOT_AN_AMOUNT = _error("ir_not_an_amount")
NOT_TRUE_OR_FALSE = _error("ir_not_true_or_false")
TEXT_LENGTH = _error("ir_text_length")

# Delivery level: the data that all reports of a delivery share
DELIVERY_TYPE = _error("ir_delivery_type")
FAULTY_CONTROL = _error("ir_faulty_control")
ENVIRONMENT = _error("ir_environment")
TIMESTAMP_ZONE = _error("ir_timestamp_zone")
SENDER_NOT_CREATOR = _error("ir_sender_not_creator")
OWNER_NOT_PAYER = _error("ir_owner_not_payer")
PAYMENT_DATE_EARLY = _error("ir_payment_date_early")
PAYMENT_DATE_LATE = _error("ir_payment_date_late")
PAY_PERIOD = _error("ir_pay_period")
DELIVERY_REPEATED = _error("ir_delivery_repeated")
PAYER_UNKNOWN = _error("ir_payer_unknown")

# Delivery and item level, for identifiers and references alike
REFERENCE_CHARACTERS = _error("ir_reference_characters")
IDENTIFIER_MISSING = _error("ir_identifier_missing")
BUSINESS_ID = _error("ir_business_id")
IDENTITY_CODE = _error("ir_identity_code")
IDENTIFIER_TYPE = _error("ir_identifier_type")
IDENTIFIER_SPACE = _error("ir_identifier_space")
IDENTIFIER_COUNTRY = _error("ir_identifier_country")
IDENTIFIER_FINLAND = _error("ir_identifier_finland")
IDENTIFIERS_ALIKE = _error("ir_identifiers_alike")

# Item level: one report
ACTION = _error("ir_action")
REPORT_ID_MISSING = _error("ir_report_id_missing")
NEW_WITH_REGISTER_ID = _error("ir_new_with_register_id")
REPLACEMENT_WITHOUT_REFERENCE = _error("ir_replacement_without_reference")
REPORT_REPEATED = _error("ir_report_repeated")
REPORT_KNOWN = _error("ir_report_known")
REPORT_NOT_FOUND = _error("ir_report_not_found")
REPORT_CANCELLED = _error("ir_report_cancelled")
VERSION = _error("ir_version")
UNCHANGEABLE = _error("ir_unchangeable")
EARNER_IS_PAYER = _error("ir_earner_is_payer")
EARNER_BIRTH_DATES = _error("ir_earner_birth_dates")
EMPLOYMENT_LATE = _error("ir_employment_late")
METHODS_MIXED = _error("ir_methods_mixed")

# Item level: absences
SPAN_HALF = _error("ir_span_half")
SPAN_ORDER = _error("ir_span_order")
SPAN_EARLY = _error("ir_span_early")
CAUSE = _error("ir_cause")
ABSENCE_ORDER = _error("ir_absence_order")
ABSENCE_UNTIL = _error("ir_absence_until")
ABSENCE_AMOUNT = _error("ir_absence_amount")
ABSENCE_DAYS = _error("ir_absence_days")
ABSENCE_OVERLAP = _error("ir_absence_overlap")

# Item level: an application to Kela
APPLICATION_CAUSE = _error("ir_application_cause")
APPLICATION_TYPE = _error("ir_application_type")
APPLICATION_END = _error("ir_application_end")
APPLICATION_REFERENCES = _error("ir_application_references")
APPLICATION_PAYER = _error("ir_application_payer")
APPLICATION_EARNER = _error("ir_application_earner")
APPLICATION_CONTACT = _error("ir_application_contact")
APPLICATION_PAY_FORM = _error("ir_application_pay_form")
APPLICATION_EMPLOYMENT = _error("ir_application_employment")
APPLICATION_BEFORE_EMPLOYMENT = _error("ir_application_before_employment")
APPLICATION_EMPLOYMENT_CODE = _error("ir_application_employment_code")
INFORMATION_WITHOUT_APPLICATION = _error("ir_information_without_application")

# The application alone: the report is valid
PAYER_WITHOUT_BUSINESS_ID = Code("ir_payer_without_business_id", Weight.STOPS, "C21")
APPLICATION_TYPE_UNCERTAIN = Code("ir_application_type_uncertain", Weight.INFORMS, "C20", officer=True)
