from access.grants import only_insert_and_select
from access.row_security import EMPLOYERS, EVERYTHING
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]

    operations = [
        only_insert_and_select("access_trail"),
        migrations.RunSQL(
            f"""
            ALTER TABLE access_trail ENABLE ROW LEVEL SECURITY;
            CREATE POLICY scope ON access_trail FOR SELECT
                USING ({EVERYTHING} OR employer_ids && {EMPLOYERS});
            CREATE POLICY anybody_leaves_a_row ON access_trail FOR INSERT WITH CHECK (true);
            """,
            """
            DROP POLICY scope ON access_trail;
            DROP POLICY anybody_leaves_a_row ON access_trail;
            ALTER TABLE access_trail DISABLE ROW LEVEL SECURITY;
            """,
        ),
    ]
