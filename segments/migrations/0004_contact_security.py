from access.grants import only_insert_and_select
from access.row_security import of_employer, secured
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("segments", "0003_contacts")]

    operations = [
        of_employer("segments_contact"),
        of_employer("segments_helprequest"),
        secured("segments_handlingtime", "false"),
        only_insert_and_select("segments_contact"),
    ]
