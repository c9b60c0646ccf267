"""A measure copied with its definition, to one place or to several teams; counted as another, or not."""

from collections.abc import Sequence

from goldthread.server.audit.actions import action, record
from goldthread.server.people.access import people_of, require
from goldthread.server.people.models import Organisation, Person, Team

from ..abilities import MeasuresAbility
from ..codes import code_from, free_code
from ..models import Measure, Revision
from ..refusals import NoReason, NotCountedAs, NothingChanged
from .calling import codes_of
from .measures import add_measure, locked, still_counted
from .original import goes_round, original_of, to_be_counted_as

MOST_TEAMS = 200
"""So many teams at once; each gets a measure of its own."""

LONGEST_TITLE = 150


@action
def copy_measure(
    *,
    original: Measure,
    organisation: Organisation,
    teams: Sequence[Team] = (),
    title: str = "",
    with_target: bool = False,
    by: Person,
) -> list[Measure]:
    """Begin the same measure for each of these teams, or for the whole organisation where there are none.

    All of them or none. Each is counted as the original: the definition is its own, tied to the original's.
    Of several the titles and codes end with the team's name. with_target: the target is theirs, too. Whoever
    copies owns them, where they hold a role in the organisation. Raises NotCountedAs, NotAllowed.
    """
    if len(teams) > MOST_TEAMS:
        raise NotCountedAs(f"These are {len(teams)} teams; at most {MOST_TEAMS} at once.", about="teams")
    for team in teams:
        require(by, MeasuresAbility.EDIT_MEASURES, team)
    if not teams:
        require(by, MeasuresAbility.EDIT_MEASURES, organisation)
    definition = original.revisions.get(state=Revision.State.IN_FORCE)
    to_be_counted_as(definition, by)
    name, taken, made = title.strip() or original.title, codes_of(organisation), []
    each: Sequence[Team | None] = teams or [None]
    for place in each:
        several = place if len(teams) > 1 else None
        code = _code(original.code, several, taken)
        taken.add(code)
        called = _title(name, several), code
        made.append(_copied(original, definition, organisation, place, called, with_target, by))
    codes = ", ".join(measure.code for measure in made)
    record("measures.copied", organisation, by=by, title=name, measures=codes)
    return made


def _copied(
    original: Measure,
    definition: Revision,
    organisation: Organisation,
    team: Team | None,
    called: tuple[str, str],
    with_target: bool,
    by: Person,
) -> Measure:
    goes = with_target and original.circle_id is None  # a copy is open to all
    return add_measure(
        organisation=organisation,
        team=team,
        title=called[0],
        code=called[1],
        dimension=original.dimension,
        money=original.money,
        target=original.target if goes else None,
        target_on=original.target_on if goes else None,
        owner=by if people_of(organisation).filter(pk=by.pk).exists() else None,
        library=definition.library,
        based_on=definition,
        by=by,
        **definition.says,
    )


def _code(code: str, team: Team | None, taken: set[str]) -> str:
    """The original's code, with the team's name behind it where there are several."""
    return free_code(f"{code[:18]}-{code_from(team.name, set(), 11)}" if team else code, taken)


def _title(title: str, team: Team | None) -> str:
    if team is None:
        return title[:LONGEST_TITLE]
    behind = f", {team.name}"
    return f"{title[: LONGEST_TITLE - len(behind)]}{behind}"[:LONGEST_TITLE]


@action
def count_as(*, measure: Measure, original: Measure, reason: str, by: Person) -> Revision:
    """Say that a measure is counted as another one: from now on its people hear when that one is revised.

    Nothing of its definition changes; what differs is shown. Raises NotCountedAs for a measure of another
    kind, for itself, and for one that is counted as this one; NothingChanged; NoReason.
    """
    measure, now = _in_force(measure, by)
    if not reason.strip():
        raise NoReason("Say why they are counted alike.")
    if goes_round(measure, original):
        raise NotCountedAs("That is this one, or counted as it: choose another.", about="original")
    theirs = to_be_counted_as(original.revisions.get(state=Revision.State.IN_FORCE), by)
    if theirs.kind != now.kind or theirs.per != now.per:
        raise NotCountedAs(
            f"{original.code} has other figures ({theirs.get_kind_display().lower()}; this one: "
            f"{now.get_kind_display().lower()}), so they are not counted alike.",
            about="original",
        )
    if now.based_on_id == theirs.pk:
        raise NothingChanged(f"It is counted as {theirs.measure.code} already.")
    return _tied(measure, now, theirs, "measure.counted_as", reason, by)


@action
def keep_own_definition(*, measure: Measure, reason: str, by: Person) -> Revision:
    """Keep the definition though the original was revised; it stays counted as that, with differences."""
    measure, now = _in_force(measure, by)
    if not reason.strip():
        raise NoReason("Say why the definition stays as it is.")
    theirs = original_of(now, by)
    if theirs.pk == now.based_on_id:
        raise NothingChanged("The original was not revised since.")
    return _tied(measure, now, theirs, "measure.kept_own", reason, by)


@action
def count_by_itself(*, measure: Measure, reason: str, by: Person) -> Revision:
    """Say that a measure is counted as another one no longer, with a reason. Its definition stays."""
    measure, now = _in_force(measure, by)
    if not reason.strip():
        raise NoReason("Say why it is counted by itself from now on.")
    if now.based_on_id is None and not now.library:
        raise NothingChanged("It is counted by itself already.")
    now.library = ""
    return _tied(measure, now, None, "measure.counted_by_itself", reason, by)


def _in_force(measure: Measure, by: Person) -> tuple[Measure, Revision]:
    measure = locked(measure)
    require(by, MeasuresAbility.EDIT_MEASURES, measure)
    still_counted(measure)
    return measure, measure.revisions.select_for_update().get(state=Revision.State.IN_FORCE)


def _tied(
    measure: Measure, now: Revision, to: Revision | None, what: str, reason: str, by: Person
) -> Revision:
    now.based_on = to
    now.save(update_fields=["based_on", "library"])
    same_place = to and to.measure.organisation_id == measure.organisation_id
    called = to.measure.code if to and same_place else "a measure of another organisation" if to else ""
    record(what, measure, by=by, original=called, reason=reason)
    return now
