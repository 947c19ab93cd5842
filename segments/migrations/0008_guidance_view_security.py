from access.row_security import OF_THOSE, secured
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("segments", "0007_guidance_view")]

    operations = [secured("segments_guidanceview", f"employer_id IS NULL OR employer_id {OF_THOSE}")]
