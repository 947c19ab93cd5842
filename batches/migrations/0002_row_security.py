from access.row_security import FIRM, OF_THOSE, of_parent, secured
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("batches", "0001_initial")]

    operations = [
        secured("batches_batch", f"firm_id = {FIRM} OR (firm_id IS NULL AND employer_id {OF_THOSE})"),
        of_parent("batches_batchrow", "batches_batch", "batch_id"),
    ]
