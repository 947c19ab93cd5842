from access.row_security import of_employer
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("decisions", "0004_notice")]

    operations = [of_employer("decisions_notice")]
