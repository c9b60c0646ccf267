"""The database itself refuses to change what stands in the security log."""

from django.db import migrations

WHY = "Nothing in the security log is changed."
SQLITE = f"""
CREATE TRIGGER security_log_is_added_to_only BEFORE UPDATE ON security_securityevent
BEGIN SELECT RAISE(ABORT, '{WHY}'); END
"""
POSTGRESQL = f"""
CREATE FUNCTION security_log_is_added_to_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{WHY}'; END $$;
CREATE TRIGGER security_log_is_added_to_only BEFORE UPDATE ON security_securityevent
FOR EACH ROW EXECUTE FUNCTION security_log_is_added_to_only()
"""


def guard(apps, editor):
    editor.execute(SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL)


def let_go(apps, editor):
    editor.execute(
        "DROP TRIGGER security_log_is_added_to_only"
        if editor.connection.vendor == "sqlite"
        else "DROP FUNCTION security_log_is_added_to_only() CASCADE"
    )


class Migration(migrations.Migration):
    dependencies = [("security", "0001_initial")]
    operations = [migrations.RunPython(guard, let_go)]
