"""What was declined by nobody else was taken back by whoever proposed it."""

from django.db import migrations


def say_so(apps, schema_editor):
    revisions = apps.get_model("measures", "Revision").objects
    revisions.filter(state="declined", decided_by=None).update(state="taken_back")


def as_before(apps, schema_editor):
    revisions = apps.get_model("measures", "Revision").objects
    revisions.filter(state="taken_back").update(state="declined")


class Migration(migrations.Migration):
    dependencies = [("measures", "0003_mistakes_can_be_mended")]

    operations = [migrations.RunPython(say_so, as_before, elidable=True)]
