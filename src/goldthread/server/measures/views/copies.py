"""A measure copied with its definition; counted as another, following it, or by itself."""

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse

from goldthread.server.people.access import NotAllowed, can
from goldthread.server.people.models import Organisation, Person, Team
from goldthread.server.people.pages import somebody
from goldthread.server.people.queries import open_teams_visible_to, organisations_whole_to
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.formats import listed
from goldthread.server.ui.happened import Done

from .. import actions, queries
from ..abilities import MeasuresAbility
from ..actions.original import original_of
from ..forms.copies import CopyForm, CountAsForm, FollowForm, KeepForm
from ..models import Measure, Revision
from ..queries.counted_as import could_be_counted_as, merged
from .comparing import compared
from .finding import address, of_measure
from .revisions import proposed

EDIT = MeasuresAbility.EDIT_MEASURES
COUNTED_ALIKE = (
    "Nothing of its definition changes. From now on its people hear when the other’s is revised, and both "
    "can be shown together."
)


def copy(request: HttpRequest, measure: Measure) -> HttpResponse:
    """The same measure for other teams, or for another organisation: its definition is tied to this one's."""
    person = somebody(request)
    places = _places(person)
    to = _chosen(request, measure, places)
    teams, whole = places[to], can(person, EDIT, to)
    form = CopyForm(
        posted(request), organisation=to, teams=teams, whole=whole, initial={"title": measure.title}
    )
    if measure.target is None or measure.circle:
        del form.fields["with_target"]
    return form_page(
        request,
        form,
        partial(actions.copy_measure, original=measure, organisation=to),
        then=lambda made: _copied(to, made),
        context=of_measure(
            request,
            measure,
            title=f"Copy {measure.code}",
            button="Copy it",
            to=to,
            others=[each for each in places if each != to],
        ),
        template="measures/copy.jinja",
    )


def _places(person: Person) -> dict[Organisation, list[Team]]:
    """The organisations in which somebody adds measures, each with the teams that they may add them for."""
    places: dict[Organisation, list[Team]] = {}
    for organisation in organisations_whole_to(person):
        places[organisation] = []
    for team in open_teams_visible_to(person).select_related("organisation"):
        if can(person, EDIT, team):
            places[team.organisation].append(team)
    return {place: teams for place, teams in places.items() if teams or can(person, EDIT, place)}


def _chosen(request: HttpRequest, measure: Measure, places: dict[Organisation, list[Team]]) -> Organisation:
    """Where to: as the address says, else where the measure is, else the first place there is."""
    asked = request.GET.get("to", measure.organisation.code)
    ordered = sorted(places, key=lambda place: (place.code != asked, place != measure.organisation))
    if not ordered:
        raise NotAllowed("You may add a measure nowhere, so there is nowhere to copy it to.")
    return ordered[0]


def _copied(to: Organisation, made: list[Measure]) -> Done:
    if len(made) == 1:
        return Done(address(made[0]), f"‘{made[0].title}’ is there, as {made[0].code}.")
    codes = listed(measure.code for measure in made)
    return Done(reverse("measures:measures", args=[to.code]), f"{len(made)} measures are there: {codes}.")


def count_as(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Say that a measure that is there already is counted as another."""
    others = could_be_counted_as(measure, somebody(request))
    return form_page(
        request,
        CountAsForm(posted(request), others=others),
        partial(actions.count_as, measure=measure),
        then=lambda _: Done(address(measure), "It is counted as the other from now on."),
        context=of_measure(request, measure, title="Count it as another measure", intro=COUNTED_ALIKE),
    )


def follow(request: HttpRequest, measure: Measure) -> HttpResponse:
    """What changed in the original’s definition; and its text as a revision of this one, to be proposed."""
    now, theirs = _both(request, measure)
    initial = merged(now, theirs) | {"reason": f"Follows {theirs.measure.code}: {theirs.reason}".strip(": ")}
    return form_page(
        request,
        FollowForm(posted(request), initial=initial),
        partial(actions.propose_revision, measure=measure, follows=theirs),
        then=lambda revision: proposed(measure, revision),
        context=of_measure(
            request,
            measure,
            title="Follow the original",
            button="Propose it",
            theirs=theirs,
            compared=compared(now.based_on, theirs),
            before=now.based_on,
            revision=theirs,
        ),
        template="measures/follow.jinja",
    )


def keep(request: HttpRequest, measure: Measure) -> HttpResponse:
    """Keep the definition though the original was revised, or count it by itself."""

    def act(*, decision: str, reason: str, by: Person) -> Revision:
        does = actions.keep_own_definition if decision == "keep" else actions.count_by_itself
        return does(measure=measure, reason=reason, by=by)

    found = queries.counted_as(queries.in_force(measure), somebody(request))
    form: forms.Form = KeepForm(posted(request))
    if not (found and found.is_revised):
        form.fields["decision"].choices = form.fields["decision"].choices[1:]  # type: ignore[attr-defined]
        form.fields["decision"].initial = "alone"
    again = ("Count it as another again", address(measure, "count_as"))
    return form_page(
        request,
        form,
        act,
        then=lambda _: Done(address(measure), "The definition stays as it is.", next=again),
        context=of_measure(request, measure, title="Do not follow the original"),
    )


def _both(request: HttpRequest, measure: Measure) -> tuple[Revision, Revision]:
    """The definition, and that of the measure it is counted as. Raises NotCountedAs (409)."""
    now = queries.in_force(measure)
    return now, original_of(now, somebody(request))
