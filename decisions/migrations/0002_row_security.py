from access.grants import only_insert_and_select
from access.row_security import of_parent
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("decisions", "0001_initial")]

    operations = [
        of_parent("decisions_proposal", "applications_application", "application_id"),
        of_parent("decisions_decision", "applications_application", "application_id"),
        of_parent("decisions_decisionline", "decisions_decision", "decision_id"),
        of_parent("decisions_instalment", "decisions_decision", "decision_id"),
        of_parent("decisions_letter", "decisions_decision", "decision_id"),
        only_insert_and_select("decisions_decision", "decisions_decisionline", "decisions_instalment"),
    ]
