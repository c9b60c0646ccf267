"""From a file, or from what was pasted, to a preview: read and checked outside any transaction."""

from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO

from goldthread.server import clock
from goldthread.server.people.models import Organisation, Person

from .files import Choices, Frequency, ReadFile, Wanted, over, read_file, read_pasted, remembered
from .models import Measure
from .queries.previews import Heard, Preview, definitions, preview, say_nothing, wanted_of

AS_IT_IS = Choices()
Read = Callable[[Wanted, Frequency | None, Choices], ReadFile]


def look(
    organisation: Organisation,
    measure: Measure | None,
    name: str,
    file: BinaryIO,
    size: int,
    sha256: str,
    choices: Choices = AS_IT_IS,
    heard: Heard = say_nothing,
    *,
    to: Person,
) -> Preview:
    """What a file would do to one measure, or to those it names if `measure` is None.

    choices: how it is to be read, over what is remembered of the measure's last file. heard: hears how far
    the comparing is. to: who sees it.
    """

    def read(wanted: Wanted, of: Frequency | None, chosen: Choices) -> ReadFile:
        return read_file(name, file, size, wanted, of=of, choices=chosen)

    return _look(organisation, measure, read, sha256, choices, heard, to)


def look_at_pasted(
    organisation: Organisation,
    measure: Measure | None,
    pasted: str,
    sha256: str,
    choices: Choices = AS_IT_IS,
    heard: Heard = say_nothing,
    *,
    to: Person,
) -> Preview:
    """The same, of what was pasted."""

    def read(wanted: Wanted, of: Frequency | None, chosen: Choices) -> ReadFile:
        return read_pasted(pasted, wanted, of=of, choices=chosen)

    return _look(organisation, measure, read, sha256, choices, heard, to)


def _look(
    organisation: Organisation,
    measure: Measure | None,
    read: Read,
    sha256: str,
    choices: Choices,
    heard: Heard,
    to: Person,
) -> Preview:
    wanted, of = _wanted(organisation, measure)
    last = remembered(measure.read_as) if measure else AS_IT_IS
    chosen = over(replace(last, answers={}), choices)
    found = read(wanted, of, chosen)
    while answers := _as_last_time(found, chosen, last):
        chosen = replace(chosen, answers={**chosen.answers, **answers})
        found = read(wanted, of, chosen)
    seen = preview(found, organisation, measure, sha256, clock.today(), heard, to=to)
    if measure:
        seen.read_as = replace(chosen, columns=_worth_keeping(found, chosen)).kept
    return seen


def _as_last_time(found: ReadFile, chosen: Choices, last: Choices) -> dict[str, str]:
    """The answers given of the last file, to what is asked of this one and was not answered."""
    asked = [each for each in found.asked if each.about in last.answers and each.about not in chosen.answers]
    fitting = [each for each in asked if last.answers[each.about] in {answer.key for answer in each.answers}]
    return {each.about: last.answers[each.about] for each in fitting}


def _worth_keeping(found: ReadFile, chosen: Choices) -> dict[str, str]:
    """The columns, where somebody chose them or their headings did not say what they are."""
    headless = any(heading.startswith("column ") for heading in found.columns.of.values())
    return {} if headless or not (chosen.columns or found.columns.guessed) else dict(found.columns.of)


def _wanted(organisation: Organisation, measure: Measure | None) -> tuple[Wanted, Frequency | None]:
    known = definitions(organisation, measure)
    if measure:
        return wanted_of(known[measure.code]), None
    wanted = {code: wanted_of(revision) for code, revision in known.items()}
    return Wanted(many=True), wanted.get
