from access.grants import only_insert_and_select
from access.row_security import of_employer
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("segments", "0009_manner")]

    operations = [
        of_employer("segments_chosenmanner"),
        only_insert_and_select("segments_chosenmanner"),
    ]
