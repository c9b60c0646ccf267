from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0004_teams_close_and_roles_end"), ("post", "0002_what_was_muted")]
    operations = [migrations.RemoveField(model_name="person", name="muted")]
