"""A compact as it is read: what was agreed, earlier versions, what changed, the draft."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from goldthread.server.audit.queries import history

from .. import queries
from ..models import Compact, Version
from .finding import context


def compact(request: HttpRequest, found: Compact) -> HttpResponse:
    """What is in force, who agreed to it, and the versions before it."""
    version = queries.in_force(found)
    here = context(request, found, versions=list(found.versions.agreed().order_by("-number")))
    here |= _said(version) if version else {}
    here["parties"] = list(found.parties.all())
    here["draft"] = queries.draft(found) if here["is_member"] else None
    here["history"] = history(found) if here["is_member"] else []
    return render(request, "compacts/compact.jinja", here)


def version(request: HttpRequest, found: Compact, number: int) -> HttpResponse:
    """One version that was agreed, as it was."""
    one = _agreed(found, number)
    return render(
        request, "compacts/version.jinja", context(request, found, title=f"Version {number}", **_said(one))
    )


def changes(request: HttpRequest, found: Compact, number: int) -> HttpResponse:
    """What a version says otherwise than the one before it, or the one that is asked for."""
    after = _agreed(found, number)
    asked = request.GET.get("with", "")
    earlier = found.versions.agreed().exclude(pk=after.pk)
    before = earlier.filter(number=int(asked[:5])) if asked.isdecimal() else earlier.filter(number__lt=number)
    return _compared(request, found, before.last(), after)


def draft_changes(request: HttpRequest, found: Compact) -> HttpResponse:
    """What the draft says otherwise than what is in force."""
    return _compared(request, found, queries.in_force(found), get_object_or_404(found.versions.draft()))


def draft(request: HttpRequest, found: Compact) -> HttpResponse:
    """What is drafted: its parties, who speaks for them, what they promise, who has agreed."""
    version = queries.draft(found)
    here = context(request, found, title="Draft", in_force=queries.in_force(found), version=version)
    here |= _said(version) if version else {}
    here["parties"] = list(found.parties.prefetch_related("speakers__person"))
    here["agreed"] = {(each.party_id, each.person_id): each.on for each in here.get("agreements", ())}
    here["writes"] = bool(version) and (here["keeps"] or here["mine"])
    return render(request, "compacts/draft.jinja", here)


def _compared(request: HttpRequest, found: Compact, before: Version | None, after: Version) -> HttpResponse:
    title = f"What is different in {after}" if after.agreed_on else "What the draft would change"
    changed = queries.changes_between(before, after) if before else []
    others = found.versions.agreed().exclude(pk=after.pk).exclude(pk=before.pk if before else 0)
    return render(
        request,
        "compacts/changes.jinja",
        context(request, found, title=title, before=before, after=after, changed=changed, others=others),
    )


def _agreed(found: Compact, number: int) -> Version:
    return get_object_or_404(found.versions.agreed(), number=number)


def _said(version: Version) -> dict[str, Any]:
    return {
        "version": version,
        "headings": queries.text_of(version),
        "agreements": list(version.agreements.select_related("party", "person")),
    }
