from access.row_security import secured
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("segments", "0005_summary")]

    operations = [secured("segments_summary", "false")]
