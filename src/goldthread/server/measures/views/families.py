"""Families of measures: all of an organisation's, one with its measures by role, and what changes them."""

from collections.abc import Sequence
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import SafeString, mark_safe

from goldthread.charts.one_time import Tick, axis, ticks
from goldthread.charts.sketch import Sketch
from goldthread.charts.small import small
from goldthread.methods.plain import with_unit
from goldthread.server.audit.queries import history
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can
from goldthread.server.people.models import Organisation
from goldthread.server.people.pages import one_of, somebody
from goldthread.server.people.seen import Seen, seen_by
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions
from ..forms.families import FamilyForm, JoinForm
from ..models import Family, FamilyMember
from ..queries.families import Together, could_join, families_of
from .finding import of_measures
from .overview import SEE

CHART = (420, 96)

TOGETHER = (
    "One measure seldom tells whether a change helped: an outcome says what became of it, process measures "
    "whether it was done, and balancing measures what it cost elsewhere."
)


@seen_by(Seen.WORKSHOPS)
def family_or_404(request: HttpRequest, code: str, pk: int) -> Family:
    """The family, if this person may see it."""
    return one_of(request, code, Family.objects.select_related("organisation"), pk=pk)


def at(family: Family, name: str = "family", *more: object) -> str:
    """The address of one of a family's pages."""
    return reverse(f"measures:{name}", args=[family.organisation.code, family.pk, *more])


def families(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The families of an organisation."""
    found = families_of(organisation)
    context = of_measures(request, organisation, title="Families of measures", families=found, intro=TOGETHER)
    return render(request, "measures/families.jinja", context)


def family(request: HttpRequest, family: Family) -> HttpResponse:
    """A family: its measures by what they are in it, their charts below one another on one time."""
    person, code = somebody(request), family.organisation.code
    together = Together(family, person, with_questions=can(person, PeopleAbility.SEE_NAMES, family))
    span = together.one_time.span
    marked = ticks(*span) if span else []
    context = of_measures(
        request,
        family.organisation,
        ("Families", reverse("measures:families", args=[code])),
        title=family.name,
        family=family,
        together=together,
        chart=lambda row: _drawn(together.one_time.sketches[row.measure.pk], marked),
        axis=mark_safe(axis(marked, width=CHART[0])) if span else "",
        span=span,
        see=SEE,
        with_unit=with_unit,
        history=list(history(family)[:100]) if can(person, PeopleAbility.SEE_HISTORY, family) else [],
    )
    return render(request, "measures/family.jinja", context)


def _drawn(sketch: Sketch | None, marked: Sequence[Tick]) -> SafeString:
    """A small chart on the time of all; nothing with fewer than two readings."""
    places = [each.place for each in marked]
    return mark_safe(small(sketch, width=CHART[0], height=CHART[1], ticks=places) if sketch else "")


def begin(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Begin a family; its measures are what comes next."""
    return form_page(
        request,
        FamilyForm(posted(request)),
        partial(actions.begin_family, organisation=organisation),
        then=lambda made: Done(
            at(made, "join_family"), f"‘{made.name}’ is begun.", at(made, "take_apart"), ("See it", at(made))
        ),
        context=of_measures(
            request,
            organisation,
            ("Families", reverse("measures:families", args=[organisation.code])),
            title="Begin a family of measures",
            intro=TOGETHER,
            button="Go on to its measures",
            cancel=reverse("measures:families", args=[organisation.code]),
        ),
    )


def edit(request: HttpRequest, family: Family) -> HttpResponse:
    """Call it otherwise, or say otherwise what it is for."""
    initial = {"name": family.name, "purpose": family.purpose}
    again = ("Edit it again", at(family, "edit_family"))
    return form_page(
        request,
        FamilyForm(posted(request), initial=initial),
        partial(actions.edit_family, family=family),
        then=lambda _: Done(at(family), "The family was changed.", next=again),
        context=_below(request, family, title="Edit the family"),
    )


def join(request: HttpRequest, family: Family) -> HttpResponse:
    """Put a measure into the family."""

    def then(member: FamilyMember) -> Done:
        said = f"{member.measure.code} is in ‘{family.name}’, as {member.role} measure."
        back = at(family, "leave_family", member.pk)
        return Done(at(family), said, back, ("Put another one in", at(family, "join_family")))

    return form_page(
        request,
        JoinForm(posted(request), measures=could_join(family), of=family.organisation.name),
        partial(actions.join_family, family=family),
        then=then,
        context=_below(request, family, title="Put a measure in", button="Put it in"),
    )


def leave(request: HttpRequest, family: Family, member: int) -> HttpResponse:
    """Take a measure out of the family."""
    found = get_object_or_404(FamilyMember.objects.select_related("measure"), family=family, pk=member)
    said = f"{found.measure.code} is no longer in ‘{family.name}’."
    done = Done(at(family), said, next=("Put it in again", at(family, "join_family")))
    return pressed(request, partial(actions.leave_family, member=found), then=lambda _: done)


def take_apart(request: HttpRequest, family: Family) -> HttpResponse:
    """Show its measures together no longer."""
    back = at(family, "put_together")
    listed = reverse("measures:families", args=[family.organisation.code])
    return pressed(
        request,
        partial(actions.take_apart, family=family),
        then=lambda _: Done(listed, f"‘{family.name}’ was taken apart; its measures stay.", back),
    )


def put_together(request: HttpRequest, family: Family) -> HttpResponse:
    """Show its measures together again."""
    return pressed(
        request,
        partial(actions.put_together, family=family),
        then=lambda kept: Done(at(kept), f"‘{kept.name}’ is together again."),
    )


def _below(request: HttpRequest, family: Family, **more: object) -> dict[str, object]:
    """The context of a page below a family's own."""
    crumbs = (
        ("Families", reverse("measures:families", args=[family.organisation.code])),
        (family.name, at(family)),
    )
    context = {"caption": family.name, "cancel": at(family), "family": family, **more}
    return of_measures(request, family.organisation, *crumbs, **context)
