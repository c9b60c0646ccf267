"""What comments need of whom: an answer, of whoever owns what is asked about and of whoever is named."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from goldthread.server.needs import Need
from goldthread.server.people.models import Person
from goldthread.server.people.who_may import seen_by_any, who_sees
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.formats import day

from . import things
from .models import Comment


def finds(people: QuerySet[Person], today: date, until: date) -> Iterator[tuple[Person, Need]]:
    """One query where nothing waits; else three, and two for each kind of thing that is asked about."""
    found = Comment.objects.unanswered().filter(organisation__in=seen_by_any(people))
    asked = list(found.select_related("by", "organisation").prefetch_related("named"))
    if not asked:
        return
    sees = who_sees(people)
    _with_their_things(asked)
    for comment in asked:
        for person in _to_answer(comment):
            if comment.organisation_id in sees.get(person.pk, ()):
                yield person, _need(comment)


def _with_their_things(asked: list[Comment]) -> None:
    keys: dict[str, set[int]] = defaultdict(set)
    for comment in asked:
        keys[comment.kind].add(comment.thing_pk)
    found = {kind: things.of(kind).many(wanted) for kind, wanted in keys.items()}
    for comment in asked:
        comment.thing = found[comment.kind][comment.thing_pk]


def _to_answer(comment: Comment) -> list[Person]:
    """Who should answer, of those who may hear it: each once, and not whoever asked."""
    kind = things.of(comment.kind)
    owner = kind.answers(comment.thing)
    people = {person.pk: person for person in [*([owner] if owner else []), *comment.named.all()]}
    people.pop(comment.by_id, None)
    return [person for person in people.values() if kind.hears(comment.thing, person)]


def _need(comment: Comment) -> Need:
    code = comment.organisation.code
    link = reverse("comments:comment", args=[code, comment.pk])
    what = f"Answer {comment.by.name} about {comment.about}"
    return Need(what, "", link, code, state=f"Asked {day(comment.at.date())}")
