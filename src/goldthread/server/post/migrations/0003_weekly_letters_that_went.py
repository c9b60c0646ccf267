from django.db import migrations


def carry(apps, schema_editor):
    """Whoever had a weekly letter does not get that of the same week again."""
    WeeklyEmail = apps.get_model("improvement", "WeeklyEmail")
    Letter = apps.get_model("post", "Letter")
    from django.utils import timezone

    last = WeeklyEmail.objects.order_by("-week").values_list("week", flat=True).first()
    for sent in WeeklyEmail.objects.filter(week=last).select_related("person"):
        Letter.objects.create(
            kind="reminder",
            to=sent.person.email,
            person=sent.person,
            called=sent.person.name,
            once=f"weekly {sent.week.isoformat()}:{sent.person_id}",
            state="sent",
            ended_at=timezone.now(),
        )


class Migration(migrations.Migration):
    dependencies = [("post", "0002_what_was_muted"), ("improvement", "0004_totals_as_they_were_told")]
    operations = [migrations.RunPython(carry, migrations.RunPython.noop)]
