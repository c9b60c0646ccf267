"""Reading pictures: those of a thing that somebody may see."""

from django.db import models

from goldthread.server.people.models import Person

from .models import Picture


def pictures_of(thing: models.Model, viewer: Person) -> list[Picture]:
    """The pictures of a thing that this person may see, the first sent first: one query."""
    seen = Picture.objects.visible_to(viewer).of_thing(thing).standing()
    return list(seen.select_related("organisation"))
