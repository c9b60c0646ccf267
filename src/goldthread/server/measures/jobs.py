"""Files of many readings, in the background: looked at, then taken in, each whole or not at all."""

from io import BytesIO
from typing import Any

from django.urls import reverse

from goldthread.guard import not_care
from goldthread.server.people.access import require
from goldthread.server.people.models import Organisation
from goldthread.server.people.queries import organisations_with
from goldthread.server.refusal import Refusal
from goldthread.server.work import holding
from goldthread.server.work.doing import Leaving
from goldthread.server.work.jobs import Ended, Progress, job
from goldthread.tables.apart import within

from . import actions, intake
from .abilities import MeasuresAbility
from .files import MOST_BYTES, Choices, hash_of, sheets_of
from .imports_in_words import taken_in
from .long_files import Found, Sent
from .models import Import, Measure

LONGEST = 900.0
FOR_A_TURN = 300.0
"""Seconds: nobody waits at a page, and the processor's time alone says what is too much."""


class Gone(Refusal):
    """What was to be worked on is not there any more."""


@job("measures.look", begins_anew=True)
def look(
    progress: Progress,
    *,
    sent: dict[str, Any],
    organisation: int,
    measure: int | None,
    choices: dict[str, Any],
    care_said_not: list[str],
) -> Ended:
    """Read a file, compare it with what is there and keep that to be decided on; or say what is open."""
    at = organisations_with([organisation]).get()
    of = Measure.objects.select_related("organisation").get(pk=measure) if measure else None
    require(progress.by, MeasuresAbility.RECORD_READINGS, of or at)
    try:
        with not_care(care_said_not), within(LONGEST, turn=FOR_A_TURN, looks=progress):
            return _looked(progress, Sent(**sent), at, of, Choices(**choices))
    except Leaving:  # it is taken up again
        raise
    except BaseException:
        holding.let_go(sent["file"])
        raise


def _looked(progress: Progress, sent: Sent, at: Organisation, of: Measure | None, choices: Choices) -> Ended:
    content = _content(sent.file)
    progress(step="Reading the file")
    sha256 = hash_of(BytesIO(content))
    if sent.pasted:
        seen = intake.look_at_pasted(
            at, of, content.decode(), sha256, choices, heard=progress, to=progress.by
        )
    else:
        held = BytesIO(content)
        seen = intake.look(
            at, of, sent.name, held, len(content), sha256, choices, heard=progress, to=progress.by
        )
    if not seen.can_be_kept:
        return _open(Found(seen, sent, progress.by.pk, _sheets(sent, content)), at, of)
    progress(step="Keeping what was read until you decide")
    looked = actions.look_at(
        organisation=at,
        measure=of,
        sha256=sha256,
        name=sent.name,
        rows=seen.rows,
        unchanged=seen.unchanged,
        notes=seen.notes,
        read_as=seen.read_as,
        by=progress.by,
    )
    holding.let_go(sent.file)
    count = looked.added + looked.changed
    says = (
        "1 reading can be taken in. Look at it"
        if count == 1
        else f"{count:,} readings can be taken in. Look at them"
    )
    return Ended(f"{says} and decide.", link=decision(looked))


def _open(found: Found, at: Organisation, of: Measure | None) -> Ended:
    """Nothing can be taken in as it is: what was found is kept, and shown where the file was chosen."""
    name, path = holding.new()
    path.write_text(found.text)
    if found.preview.asked or found.preview.columns.doubts:
        says = "It can be read in more than one way. Say how it is to be read."
    elif found.preview.problems:
        says = "Nothing can be taken in: some of it is refused. See what, and mend the file."
    else:
        says = "Nothing is new: every reading in it is here already, with the same value."
    return Ended(says, link=f"{choosing(at, of)}?found={name}")


def _sheets(sent: Sent, content: bytes) -> tuple[str, ...]:
    return () if sent.pasted or len(content) > MOST_BYTES else sheets_of(content)


@job("measures.take_in", begins_anew=True)
def take_in(progress: Progress, *, looked: int, reason: str) -> Ended:
    """Take in what was looked at: every row, or none."""
    found = Import.objects.select_related("organisation").filter(pk=looked).first()
    if found is None:
        raise Gone("The file was left in the meantime: nothing was changed.")
    if found.taken_in_at is None or found.rows is not None:
        progress(step=f"Taking in {found.added + found.changed:,} readings, all at once")
        found = actions.take_in(looked=found, reason=reason, by=progress.by, progress=progress)
    link = reverse("measures:taken_in", args=[found.organisation.code, found.pk])
    return Ended(f"{taken_in(found)}.", link=link)


def _content(file: str) -> bytes:
    try:
        return holding.path_of(file).read_bytes()
    except holding.NoLongerHeld:
        raise Gone("The file is kept no longer: choose it again.") from None


def decision(looked: Import) -> str:
    """Where a file that was looked at is decided on."""
    code = looked.organisation.code
    if looked.measure:
        return reverse("measures:imported", args=[code, looked.measure.code, looked.pk])
    return reverse("measures:imported_many", args=[code, looked.pk])


def choosing(organisation: Organisation, measure: Measure | None) -> str:
    """Where a file is chosen."""
    if measure:
        return reverse("measures:import_readings", args=[organisation.code, measure.code])
    return reverse("measures:import_many", args=[organisation.code])
