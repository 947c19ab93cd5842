from access.row_security import of_employer, secured
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("payments", "0001_initial")]

    operations = [
        of_employer("payments_payment"),
        secured("payments_paymentrun", "false"),
    ]
