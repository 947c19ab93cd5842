import django.contrib.postgres.constraints
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0002_row_security")]

    operations = [
        migrations.AddField(
            model_name="application",
            name="kind",
            field=models.CharField(default="daily_allowance", max_length=40),
            preserve_default=False,
        ),
        migrations.RemoveConstraint(model_name="application", name="application_days_once"),
        migrations.AddConstraint(
            model_name="application",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                name="application_days_once",
                expressions=[("employee", "="), ("kind", "="), ("paid_days", "&&")],
                condition=~models.Q(state="withdrawn") & models.Q(refused=False),
            ),
        ),
    ]
