"""What a new organisation begins with here: something it counts already, and its readings."""

from collections.abc import Mapping, Sequence

from django.db.models import Min

from goldthread.server.first_steps import Step, There, counted, numbers
from goldthread.server.people.models import Organisation
from goldthread.server.ui.addressing import reverse

from .abilities import MeasuresAbility
from .queries import ever_read, open_measures


def _measures(organisations: Sequence[Organisation]) -> Mapping[int, There]:
    """One query."""
    there = numbers(open_measures(organisations))
    return {each.pk: _counted(each, there.get(each.pk, 0)) for each in organisations}


def _counted(organisation: Organisation, number: int) -> There:
    page = "measures:measures" if number else "measures:add"
    return There(counted(number, "measure"), reverse(page, args=[organisation.code]))


def _read(organisations: Sequence[Organisation]) -> Mapping[int, There]:
    """Those with readings; until there are any, the first measure that wants them. Two queries."""
    measures = open_measures(organisations)
    read = numbers(measures.filter(ever_read()))
    unread = measures.exclude(ever_read()).order_by().values_list("organisation")
    firsts = dict(unread.annotate(first=Min("code")))
    return {each.pk: _given(each, read.get(each.pk, 0), firsts.get(each.pk, "")) for each in organisations}


def _given(organisation: Organisation, read: int, unread: str) -> There:
    if read:
        said = f"{counted(read, 'measure')} with readings"
        return There(said, reverse("measures:measures", args=[organisation.code]))
    return There("", reverse("measures:import_readings", args=[organisation.code, unread]) if unread else "")


STEPS = (
    Step(
        "Add a measure",
        "Something you count already: what it is, how often it is read, and which way is better.",
        MeasuresAbility.EDIT_MEASURES,
        _measures,
    ),
    Step(
        "Give it readings",
        "Paste a column out of Excel, or send a file; the chart is there at once.",
        MeasuresAbility.RECORD_READINGS,
        _read,
    ),
)
