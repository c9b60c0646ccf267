"""From a file, or from what was pasted, to a preview: read and checked outside any transaction."""

from typing import BinaryIO

from goldthread.server import clock
from goldthread.server.people.models import Organisation

from .files import ReadFile, Wanted, read_file, read_pasted
from .files.reading import Frequency
from .models import Measure
from .queries.previews import Preview, definitions, preview, wanted_of


def look(
    organisation: Organisation, measure: Measure | None, name: str, file: BinaryIO, size: int, sha256: str
) -> Preview:
    """What a file would do to one measure, or to those it names if `measure` is None."""
    wanted, of = _wanted(organisation, measure)
    read = read_file(name, file, size, wanted, of=of)
    return _preview(read, organisation, measure, sha256)


def look_at_pasted(organisation: Organisation, measure: Measure | None, pasted: str, sha256: str) -> Preview:
    """The same, of what was pasted."""
    wanted, of = _wanted(organisation, measure)
    return _preview(read_pasted(pasted, wanted, of=of), organisation, measure, sha256)


def _preview(read: ReadFile, organisation: Organisation, measure: Measure | None, sha256: str) -> Preview:
    return preview(read, organisation, measure, sha256, clock.today())


def _wanted(organisation: Organisation, measure: Measure | None) -> tuple[Wanted, Frequency | None]:
    known = definitions(organisation, measure)
    if measure:
        return wanted_of(known[measure.code]), None

    def of(code: str) -> tuple[str, str]:
        revision = known.get(code)
        return (revision.frequency, revision.unit) if revision else ("", "")

    return Wanted(many=True), of
