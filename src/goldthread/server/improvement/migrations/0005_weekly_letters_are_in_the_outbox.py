from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("improvement", "0004_totals_as_they_were_told"),
        ("post", "0003_weekly_letters_that_went"),
    ]
    operations = [migrations.DeleteModel(name="WeeklyEmail")]
