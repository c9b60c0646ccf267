from django.db import migrations


def carry(apps, schema_editor):
    """Whoever wanted no weekly e-mail gets no reminders."""
    Person = apps.get_model("people", "Person")
    Muted = apps.get_model("post", "Muted")
    muted = Person.objects.filter(muted=True).values_list("pk", flat=True)
    Muted.objects.bulk_create(Muted(person_id=pk, kind="reminder") for pk in muted)


class Migration(migrations.Migration):
    dependencies = [("post", "0001_letters"), ("people", "0004_teams_close_and_roles_end")]
    operations = [migrations.RunPython(carry, migrations.RunPython.noop)]
