from access.grants import only_insert_and_select
from access.row_security import of_employer
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("segments", "0001_initial")]

    operations = [
        of_employer("segments_classification"),
        only_insert_and_select("segments_classification", "segments_run"),
    ]
