"""Reading the record."""

from datetime import datetime

from django.db.models import QuerySet

from .actions import key
from .models import Event


def history(*subjects: object) -> QuerySet[Event]:
    """Every event of these things, newest first."""
    return Event.objects.filter(subject__in=[key(s) for s in subjects])  # type: ignore[arg-type]


def last_at() -> datetime | None:
    """When something was recorded last; None where nothing was."""
    return Event.objects.order_by("-at").values_list("at", flat=True).first()
