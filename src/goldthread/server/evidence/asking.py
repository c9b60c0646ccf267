"""What a page of evidence was asked for: organisations this person may know of, and a checkpoint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, QueryDict

from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import somebody
from goldthread.server.people.queries import organisations_known_to, partnerships_of_all
from goldthread.server.people.vocabulary import Vocabulary

from .outcomes import Checkpoint
from .seen import Seen, seen_by
from .words import Words


@dataclass(frozen=True)
class Asked:
    """Which organisations were chosen, of which that may be; None of checkpoint is as the report does.

    seen: how much of those that may be chosen this person sees.
    """

    may_choose: Sequence[Organisation]
    organisations: Sequence[Organisation]
    checkpoint: Checkpoint | None
    seen: Seen

    @property
    def query(self) -> str:
        """The question again, for the addresses of the figure and the downloads."""
        query = QueryDict(mutable=True)
        if len(self.organisations) != len(self.may_choose):
            query.setlist("organisation", [o.code for o in self.organisations])
        if self.checkpoint:
            query["checkpoint"] = self.checkpoint.value
        return query.urlencode()

    @property
    def words(self) -> Words:
        """The organisation's own words, or those of a partnership that all of them belong to."""
        if len(self.organisations) == 1:
            return Vocabulary(self.organisations[0].words)
        shared = partnerships_of_all(self.organisations)
        return Vocabulary(next(iter(shared)).words if len(shared) == 1 else None)


def asked(request: HttpRequest) -> Asked:
    """Read the question from the address. Raises Http404 for an organisation that may not be known."""
    person = somebody(request)
    may = list(organisations_known_to(person).prefetch_related("partnerships"))
    by_code = {organisation.code: organisation for organisation in may}
    codes = [code for code in request.GET.getlist("organisation") if code]
    try:
        chosen = [by_code[code] for code in dict.fromkeys(codes)] or may
        checkpoint = request.GET.get("checkpoint")
        return Asked(may, chosen, Checkpoint(checkpoint) if checkpoint else None, seen_by(person, may))
    except (KeyError, ValueError):
        raise Http404("There is no such evidence.") from None
