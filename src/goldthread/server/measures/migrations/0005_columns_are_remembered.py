from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("measures", "0004_own_proposals_taken_back")]

    operations = [
        migrations.AddField(
            model_name="measure", name="read_as", field=models.JSONField(blank=True, default=dict)
        ),
    ]
