from django.db import migrations, models
from django.db.models import Q

_FILL = """
UPDATE payments_payment p SET pay_on = r.pay_on FROM payments_paymentrun r WHERE r.id = p.run_id
"""


class Migration(migrations.Migration):
    dependencies = [("payments", "0004_recovery_security")]

    operations = [
        migrations.AddField(
            model_name="payment",
            name="pay_on",
            field=models.DateField(null=True),
        ),
        migrations.RunSQL(_FILL, migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name="payment", name="payment_sent_whole"),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=Q(state="due")
                | Q(run__isnull=False, account__isnull=False, pay_on__isnull=False),
                name="payment_sent_whole",
            ),
        ),
    ]
