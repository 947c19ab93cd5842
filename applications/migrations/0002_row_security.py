from access.grants import only_insert_and_select
from access.row_security import of_employer, of_parent
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("applications", "0001_initial")]

    operations = [
        of_employer("applications_application"),
        of_parent("applications_claimversion", "applications_application", "application_id"),
        of_parent("applications_statechange", "applications_application", "application_id"),
        of_parent("applications_informationrequest", "applications_application", "application_id"),
        of_parent("applications_attachment", "applications_application", "application_id"),
        of_employer("applications_draft"),
        only_insert_and_select("applications_claimversion", "applications_statechange"),
    ]
