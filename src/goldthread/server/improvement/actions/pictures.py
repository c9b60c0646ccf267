"""Pictures of a workshop, shown on its report-out, and of a value stream."""

from goldthread.server.audit.actions import action, record
from goldthread.server.files.actions import keep
from goldthread.server.files.models import Picture
from goldthread.server.files.receiving import Received
from goldthread.server.people.access import require
from goldthread.server.people.models import Person

from ..abilities import ImprovementAbility
from ..models import ValueStream, Workshop


@action
def add_picture(
    *,
    to: ValueStream | Workshop,
    picture: Received,
    alt: str,
    caption: str = "",
    agreed: bool,
    by: Person,
) -> Picture:
    """Add a picture, with what it shows in words. agreed: nobody can be recognised, or has agreed to be."""
    place: ValueStream | Workshop
    if isinstance(to, Workshop):
        require(by, ImprovementAbility.PLAN_WORKSHOPS, to)
        place = Workshop.objects.select_for_update().get(pk=to.pk)
    else:
        require(by, ImprovementAbility.EDIT_STREAMS, to)
        place = ValueStream.objects.select_for_update().get(pk=to.pk)
    kept = keep(picture, of=place, alt=alt, caption=caption, agreed=agreed, by=by)
    record("picture.added", place, by=by, alt=kept.alt, caption=kept.caption)
    return kept
