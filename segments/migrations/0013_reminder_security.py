from access.grants import only_insert_and_select
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("segments", "0012_reminders")]

    operations = [only_insert_and_select("segments_reminderchoice")]
