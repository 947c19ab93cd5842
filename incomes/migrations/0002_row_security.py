from access.row_security import of_employer
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("incomes", "0001_initial")]

    operations = [
        of_employer("incomes_delivery", "payer_id"),
        of_employer("incomes_report", "payer_id"),
        of_employer("incomes_absence", "payer_id"),
    ]
