from access.grants import only_insert_and_select
from access.row_security import of_employer, of_parent
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("payments", "0003_recoveries")]

    operations = [
        of_employer("payments_recovery"),
        of_parent("payments_heldback", "payments_recovery", "recovery_id"),
        only_insert_and_select("payments_heldback"),
    ]
