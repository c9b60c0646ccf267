"""Reading the record."""

from django.db.models import QuerySet

from .actions import key
from .models import Event


def history(*subjects: object) -> QuerySet[Event]:
    """Every event of these things, newest first."""
    return Event.objects.filter(subject__in=[key(s) for s in subjects])  # type: ignore[arg-type]
