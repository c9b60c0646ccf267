"""Standard work: the list, one version, and the forms that write, issue, keep and retire it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.server import clock
from goldthread.server.audit.queries import history
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can
from goldthread.server.people.admission import only
from goldthread.server.people.models import Organisation, Team
from goldthread.server.people.pages import of_organisation, one_of, somebody
from goldthread.server.people.seen import Seen, seen_by
from goldthread.server.people.teams import keys_within, narrowed_to
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions, forms
from ..abilities import ImprovementAbility
from ..actions.standard_work import Step, may_keep
from ..models import StandardWork, StandardWorkVersion
from ..queries import standard_work as found_of

PER_PAGE = 50


@seen_by(Seen.WORKSHOPS)
def work_or_404(request: HttpRequest, code: str, pk: int) -> StandardWork:
    """The standard work, if this person may see it."""
    return one_of(request, code, StandardWork.objects.in_full(), pk=pk)


keeps_it = only(
    "its owner, or who writes such",
    may_keep,
    or_else="Its owner, and who writes such things here, may do this.",
    like=ImprovementAbility.WRITE_STANDARD_WORK,
)


def standard_works(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """An organisation's standard work, what is due for review first."""
    team, which = narrowed_to(request, organisation), request.GET.get("which", "")
    seen = StandardWork.objects.visible_to(somebody(request)).filter(organisation=organisation)
    if team:
        seen = seen.filter(team__in=keys_within(team))
    seen = seen.exclude(retired_on=None) if which == "retired" else seen.filter(retired_on=None)
    if which == "due":
        seen = seen.filter(review_on__lte=clock.today())
    page = Paginator(seen.in_full().order_by("review_on", "title"), PER_PAGE)
    name, keys = ("write_team_standard_work", [team.pk]) if team else ("write_standard_work", [])
    context = of_organisation(
        request,
        organisation,
        title=Vocabulary(organisation.words)["standard_work"].titles,
        page=page.get_page(request.GET.get("page")),
        team=team,
        which=which,
        today=clock.today(),
        named=can(somebody(request), PeopleAbility.SEE_NAMES, organisation),
        write=reverse(f"improvement:{name}", args=[organisation.code, *keys]),
    )
    context["writes"] = context["may"]("write_standard_work", team)
    return render(request, "improvement/standard_works.jinja", context)


def standard_work(request: HttpRequest, work: StandardWork) -> HttpResponse:
    """The version in force."""
    return _shown(request, work, found_of.in_force(work), is_latest=True)


def old_version(request: HttpRequest, work: StandardWork, number: int) -> HttpResponse:
    """A version as it was issued."""
    try:
        version = found_of.version_of(work, number)
    except StandardWorkVersion.DoesNotExist:
        raise Http404("There is no such version.") from None
    return _shown(request, work, version, is_latest=version.number == found_of.in_force(work).number)


def _shown(
    request: HttpRequest, work: StandardWork, version: StandardWorkVersion, *, is_latest: bool
) -> HttpResponse:
    person, steps = somebody(request), list(version.steps.all())
    read = [each.person for each in version.read_by.all()]
    timed = [each.minutes for each in steps if each.minutes is not None]
    context = _about(
        request,
        work,
        title=work.title,
        version=version,
        steps=steps,
        minutes=sum(timed) if timed else None,
        is_latest=is_latest,
        today=clock.today(),
        versions=list(work.versions.all()),
        read=read,
        reads=is_latest and not work.retired_on and can(person, PeopleAbility.SEE_NAMES, work),
        has_read=person in read,
        keeps=may_keep(person, work),
        named=can(person, PeopleAbility.SEE_NAMES, work),
        history=history(work) if can(person, PeopleAbility.SEE_HISTORY, work) else [],
    )
    return render(request, "improvement/standard_work.jinja", context)


def write_standard_work(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Write down how something is done in the organisation."""
    return _write(request, organisation, None)


def write_team_standard_work(request: HttpRequest, team: Team) -> HttpResponse:
    """Write down how something is done in a team."""
    return _write(request, team.organisation, team)


def issue_version(request: HttpRequest, work: StandardWork) -> HttpResponse:
    """Issue a new version."""
    now = found_of.in_force(work)
    steps = [Step(each.what, each.reason, each.key_point, each.minutes) for each in now.steps.all()]
    form = forms.VersionForm(
        posted(request),
        person=somebody(request),
        organisation=work.organisation,
        steps=steps,
        initial={"review_on": work.review_on if work.review_on > clock.today() else None},
    )
    return form_page(
        request,
        form,
        partial(actions.issue_version, work=work),
        then=lambda made: Done(work.get_absolute_url(), f"Version {made.number} is in force."),
        context=_about(
            request, work, title="A new version", caption=work.title, button="Issue it", inside=True
        ),
        template="improvement/write_standard_work.jinja",
    )


def change_standard_work(request: HttpRequest, work: StandardWork) -> HttpResponse:
    """Its title, its owner, the day on which it is looked at again."""
    initial = {"title": work.title, "owner": work.owner, "review_on": work.review_on}
    return form_page(
        request,
        forms.KeepForm(posted(request), organisation=work.organisation, initial=initial),
        partial(actions.change_standard_work, work=work),
        then=lambda kept: Done(kept.get_absolute_url(), "It is kept as you said."),
        context=_about(request, work, title="Title, owner and review", caption=work.title, inside=True),
    )


def retire_standard_work(request: HttpRequest, work: StandardWork) -> HttpResponse:
    """It is not done so any more."""
    return form_page(
        request,
        forms.RetireForm(posted(request)),
        partial(actions.retire_standard_work, work=work),
        then=lambda kept: Done(
            kept.get_absolute_url(), "It is retired.", work.address("bring_standard_work_back")
        ),
        context=_about(request, work, title="Retire it", caption=work.title, button="Retire it", inside=True),
    )


def bring_standard_work_back(request: HttpRequest, work: StandardWork) -> HttpResponse:
    """It is done so after all."""
    done = Done(work.get_absolute_url(), "It is in force again.")
    return pressed(request, partial(actions.bring_standard_work_back, work=work), then=lambda _: done)


def read_standard_work(request: HttpRequest, work: StandardWork, number: int) -> HttpResponse:
    """One tap: this version is read."""
    version = work.versions.select_related("work").filter(number=number).first()
    if version is None:
        raise Http404("There is no such version.")
    done = Done(work.get_absolute_url(), f"You have read version {number}.")
    return pressed(request, partial(actions.read_standard_work, version=version), then=lambda _: done)


def _write(request: HttpRequest, organisation: Organisation, team: Team | None) -> HttpResponse:
    term = Vocabulary(organisation.words)["standard_work"]
    everything = reverse("improvement:standard_works", args=[organisation.code])
    initial: dict[str, Any] = {"owner": somebody(request), "cycle": request.GET.get("cycle", "")}
    form = forms.WriteForm(
        posted(request), person=somebody(request), organisation=organisation, initial=initial
    )
    context = of_organisation(
        request,
        organisation,
        (term.titles, everything),
        title=f"Write {term.a}",
        caption=team.name if team else organisation.name,
        cancel=everything,
    )
    return form_page(
        request,
        form,
        partial(actions.write_standard_work, organisation=organisation, team=team),
        then=lambda work: Done(work.get_absolute_url(), f"‘{work.title}’ is in force."),
        context=context,
        template="improvement/write_standard_work.jinja",
    )


def _about(request: HttpRequest, work: StandardWork, *, inside: bool = False, **more: Any) -> dict[str, Any]:
    term = Vocabulary(work.organisation.words)["standard_work"]
    above = [(term.titles, reverse("improvement:standard_works", args=[work.organisation.code]))]
    if inside:
        above.append((work.title, work.get_absolute_url()))
    said = {"work": work, "cancel": work.get_absolute_url(), **more}
    return of_organisation(request, work.organisation, *above, **said)
