"""Everything of an organisation in one file: a ZIP of tables, with a text that says what they are.

It holds what its reader may see page by page, and no names of people.
"""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice

import goldthread
from goldthread.server import clock
from goldthread.server.improvement.queries import evidence_rows
from goldthread.server.measures.queries import may_still_have, packed
from goldthread.server.people.models import Organisation
from goldthread.server.people.queries import organisations_with
from goldthread.server.refusal import Refusal
from goldthread.server.ui.formats import day
from goldthread.server.work import holding
from goldthread.server.work.jobs import Ended, Progress, job
from goldthread.tables.writing import csv_of

from . import exported
from .reading import read
from .seen import seen_by

SAYS = (
    "A ZIP of tables (CSV) for a spreadsheet or a program, with a text that says what they are: every "
    "measure, every reading, what each event measured, and the evidence. No column of it names people. It "
    "is made in the background, and you download it from the page that comes next."
)
README = """{organisation} on Goldthread {version}, as of {today}.

measures.csv    each measure, as it is defined now: what is counted, among whom, how, and from what source
readings.csv    every reading of every definition of a measure; what was corrected stands beside it. Where
                figures_seen_by in measures.csv says "a circle", only if whoever had this made is in it
workshops.csv   what each event measured, before and at 30 to 365 days; empty where nothing was recorded
evidence.csv    the evidence of the organisation: totals, reductions, and what is missing
evidence.json   the same with its tests and doubts

The texts are in UTF-8, columns are parted by commas, decimals by points; days are written 2019-07-15. A text
that a spreadsheet would take for a formula has an apostrophe before its sign. The column unit says what the
figures of a row are in: durations are minutes in workshops.csv, hours in evidence.csv. Where the column
synthetic says yes or true, the records are invented: do not cite them. Nothing about anyone's care is in
here, and no column names people.
"""
BATCH = 1000


class NoLongerSeen(Refusal):
    """Whoever asked may no longer see it."""


@job("evidence.pack", begins_anew=True, still=may_still_have)
def make(progress: Progress, *, organisation: int) -> Ended:
    """Write everything of an organisation that whoever asked may see into a file to be downloaded."""
    of = organisations_with([organisation]).get()
    if of.pk not in progress.by.reach.detailed:
        raise NoLongerSeen(f"You may no longer see the programme of {of.code}.")
    name, path = holding.new()
    try:
        with path.open("r+b") as raw, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
            _write(archive, of, progress)
    except BaseException:
        holding.let_go(name)
        raise
    called = f"goldthread-{of.code}-{clock.today().isoformat()}.zip"
    return Ended("The file is made.", file=name, file_name=called)


def _write(archive: zipfile.ZipFile, of: Organisation, progress: Progress) -> None:
    said = README.format(organisation=of.name, version=goldthread.__version__, today=day(clock.today()))
    archive.writestr("README.txt", said)
    progress(step="Measures")
    _table(archive, "measures.csv", packed.MEASURES, packed.measure_rows(of, progress.by))
    progress(step="Readings", total=packed.how_many_readings(of, progress.by))
    _table(archive, "readings.csv", packed.READINGS, _counted(packed.reading_rows(of, progress.by), progress))
    progress(step="Events and evidence")
    rows = [_flat(asdict(row)) for row in evidence_rows([of])]
    if rows:
        _table(archive, "workshops.csv", list(rows[0]), (list(row.values()) for row in rows))
    evidence = read([of], None, seen_by(progress.by, [of]))
    archive.writestr("evidence.csv", exported.as_csv(evidence))
    archive.writestr("evidence.json", exported.as_json(evidence))


def _flat(row: dict[str, object]) -> dict[str, object]:
    """What was found at each checkpoint in a column of its own."""
    values = row.pop("values")
    assert isinstance(values, dict)
    return row | {f"day_{point}": values.get(point) for point in ("30", "60", "90", "120", "365")}


def _counted(rows: Iterable[packed.Row], progress: Progress) -> Iterator[packed.Row]:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield from batch
        progress(len(batch))


def _table(
    archive: zipfile.ZipFile, name: str, head: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    with archive.open(name, "w", force_zip64=True) as raw:
        for block in csv_of(head, rows):
            raw.write(block)
