"""What a new organisation begins with here: what it chose to improve."""

from collections.abc import Mapping, Sequence

from goldthread.server.first_steps import Step, There, counted, numbers
from goldthread.server.people.models import Organisation
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.addressing import reverse

from .abilities import ImprovementAbility
from .queries import streams_of


def _streams(organisations: Sequence[Organisation]) -> Mapping[int, There]:
    """One query."""
    there = numbers(streams_of(organisations))
    return {each.pk: _counted(each, there.get(each.pk, 0)) for each in organisations}


def _counted(organisation: Organisation, number: int) -> There:
    stream = Vocabulary(organisation.words)["value_stream"]
    page = "improvement:value_streams" if number else "improvement:open_value_stream"
    return There(counted(number, stream.one, stream.many), reverse(page, args=[organisation.code]))


STEPS = (
    Step(
        "Open {value_stream.a}",
        "What you chose to improve from end to end, why, and who chose it.",
        ImprovementAbility.EDIT_STREAMS,
        _streams,
    ),
)
