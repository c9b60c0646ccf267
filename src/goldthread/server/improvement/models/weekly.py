"""The weekly e-mail: that a person was sent theirs, so that nobody is sent two."""

from django.db import models

from goldthread.server.people.models import Person


class WeeklyEmail(models.Model):
    """One week's e-mail to one person. A week is named by its Monday."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="weekly_emails")
    week = models.DateField()
    things = models.PositiveIntegerField("how many things were due")

    class Meta:
        ordering = ["-week", "person"]
        constraints = [
            models.UniqueConstraint(fields=["person", "week"], name="one_weekly_email_a_week"),
        ]

    def __str__(self) -> str:
        return f"the week of {self.week:%d %B %Y}"
