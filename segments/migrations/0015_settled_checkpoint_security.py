from access.grants import only_insert_and_select
from access.row_security import of_employer
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("segments", "0014_settled_checkpoint")]

    operations = [
        of_employer("segments_settledcheckpoint"),
        only_insert_and_select("segments_settledcheckpoint"),
    ]
