from access.grants import only_insert_and_select
from access.row_security import FIRM, OF_THOSE, of_employer, secured
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("employers", "0001_initial")]

    operations = [
        secured("employers_employer", f"id {OF_THOSE}"),
        secured("employers_membership", f"{FIRM} IS NULL AND employer_id {OF_THOSE}"),
        secured("employers_mandate", f"firm_id = {FIRM} OR ({FIRM} IS NULL AND employer_id {OF_THOSE})"),
        of_employer("employers_bankaccount"),
        only_insert_and_select("employers_bankaccount"),
        of_employer("employers_consent"),
        of_employer("employers_contact"),
        of_employer("employers_employee"),
        secured("employers_payrollfirm", f"id = {FIRM} OR id IN (SELECT m.firm_id FROM employers_mandate m)"),
        secured("employers_firmmembership", f"firm_id = {FIRM}"),
        secured("employers_firmtoken", f"firm_id = {FIRM}"),
    ]
