from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, include, path

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.admission import Rule, button, form, page, visible
from goldthread.server.people.pages import partnership_or_404, programme_of

from .abilities import CompactsAbility
from .views import breaches, finding, lists, reading, writing
from .views.finding import drafts, keeps, reads

app_name = "compacts"

Finder = Callable[..., Any]


@dataclass(frozen=True)
class Finders:
    """What finds a compact and what is of it: `whole` for its readers, the others for its members.

    reads: who may read what is its members' own, of those who are found it.
    """

    whole: Finder
    own: Finder
    party: Finder
    speaker: Finder
    wording: Finder
    breach: Finder
    reads: Rule


def _of(prefix: str, a: Finders) -> list[URLPattern]:
    """The addresses of one compact, of an organisation or a partnership."""
    return [
        path("", page(reading.compact, visible, a.whole), name=f"{prefix}compact"),
        path("versions/<int:number>/", page(reading.version, visible, a.whole), name=f"{prefix}version"),
        path(
            "versions/<int:number>/changes/",
            page(reading.changes, visible, a.whole),
            name=f"{prefix}changes",
        ),
        path("draft/", page(reading.draft, a.reads, a.own), name=f"{prefix}draft"),
        path("draft/changes/", page(reading.draft_changes, a.reads, a.own), name=f"{prefix}draft_changes"),
        path("draft/begin/", button(writing.begin_version, drafts, a.own), name=f"{prefix}begin_version"),
        path("draft/vision/", form(writing.vision, drafts, a.own), name=f"{prefix}vision"),
        path("draft/promises/add/", form(writing.add_promise, drafts, a.own), name=f"{prefix}add_promise"),
        path(
            "draft/promises/<int:wording>/",
            form(writing.word_promise, drafts, a.wording),
            name=f"{prefix}word_promise",
        ),
        path(
            "draft/promises/<int:wording>/withdraw/",
            button(writing.withdraw_promise, drafts, a.wording),
            name=f"{prefix}withdraw_promise",
        ),
        path("draft/agree/", form(writing.agree, drafts, a.own), name=f"{prefix}agree"),
        path("parties/add/", form(writing.add_party, keeps, a.own), name=f"{prefix}add_party"),
        path(
            "parties/<int:party>/take-back/",
            button(writing.take_back, drafts, a.party),
            name=f"{prefix}take_back",
        ),
        path(
            "parties/<int:party>/speaks/",
            form(writing.add_speaker, keeps, a.party),
            name=f"{prefix}add_speaker",
        ),
        path("parties/<int:party>/leave/", form(writing.leave, keeps, a.party), name=f"{prefix}leave"),
        path(
            "speakers/<int:speaker>/end/",
            button(writing.end_speaking, keeps, a.speaker),
            name=f"{prefix}end_speaking",
        ),
        path("breaches/", page(breaches.breaches, a.reads, a.own), name=f"{prefix}breaches"),
        path("breaches/call-out/", form(breaches.call_out, drafts, a.own), name=f"{prefix}call_out"),
        path("breaches/<int:breach>/", page(breaches.breach, a.reads, a.breach), name=f"{prefix}breach"),
        path(
            "breaches/<int:breach>/discuss/",
            form(breaches.discuss, drafts, a.breach),
            name=f"{prefix}discuss",
        ),
        path("breaches/<int:breach>/end/", form(breaches.end, drafts, a.breach), name=f"{prefix}end_breach"),
        path(
            "breaches/<int:breach>/reopen/",
            button(breaches.reopen, drafts, a.breach),
            name=f"{prefix}reopen_breach",
        ),
    ]


_of_an_organisation = Finders(
    finding.compact_or_404,
    finding.compact_or_404,
    finding.party_or_404,
    finding.speaker_or_404,
    finding.wording_or_404,
    finding.breach_or_404,
    reads,
)
_of_a_partnership = Finders(
    finding.partnership_compact_or_404,
    finding.member_of_or_404,
    finding.partnership_party_or_404,
    finding.partnership_speaker_or_404,
    finding.partnership_wording_or_404,
    finding.partnership_breach_or_404,
    visible,
)

urlpatterns = [
    path(
        "o/<str:code>/compacts/", page(lists.compacts, PeopleAbility.SEE_NAMES, programme_of), name="compacts"
    ),
    path(
        "o/<str:code>/compacts/begin/",
        form(lists.draft, CompactsAbility.KEEP_COMPACTS, programme_of),
        name="draft_compact",
    ),
    path("o/<str:code>/compacts/<int:pk>/", include(_of("", _of_an_organisation))),
    path(
        "p/<slug:slug>/compacts/",
        page(lists.compacts, visible, partnership_or_404),
        name="partnership_compacts",
    ),
    path(
        "p/<slug:slug>/compacts/begin/",
        form(lists.draft, CompactsAbility.KEEP_COMPACTS, partnership_or_404),
        name="partnership_draft_compact",
    ),
    path("p/<slug:slug>/compacts/<int:pk>/", include(_of("partnership_", _of_a_partnership))),
]
