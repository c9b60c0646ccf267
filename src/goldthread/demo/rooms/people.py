"""The trusts, their people, what happened to them, and the words they chose."""

from collections.abc import Iterator

from goldthread.server.people import actions
from goldthread.server.people.models import DatedEvent, Organisation
from goldthread.server.people.roles import Role

from ..days import BEGAN, WORDS_CHOSEN, on
from ..programme import Programme
from ..tables import a_day, rows

ODS = {"BHRUT": "RF4", "LTHT": "RR8", "SASH": "RTP", "SATH": "RXW", "UHCW": "RKB"}
KIND = DatedEvent.Kind
ENDINGS = ("leaves", "left", "steps down", "ends", "out of", "retires")


def begin(programme: Programme) -> Iterator[float]:
    with on(BEGAN):
        yield from _begin(programme)
    for row in rows("dated_events"):
        with on(a_day(row["date"])):
            _event(programme, row)
    with on(WORDS_CHOSEN):
        _words(programme)


def _begin(programme: Programme) -> Iterator[float]:
    names = {row["trust"]: row["name"] for row in rows("published/trusts")}
    for code, ods in ODS.items():
        programme.trusts[code] = actions.found_organisation(
            code=code, name=names[code], ods_code=ods, pack="japanese", by=None
        )
        yield 0.1
    programme.partnership = actions.found_partnership(
        slug="nhs-vmi",
        name="NHS–VMI partnership",
        organisations=programme.trusts.values(),
        pack="japanese",
        by=None,
    )
    for trust in programme.trusts.values():
        _people(programme, trust)
        yield 0.5
    cast = programme.cast
    director = cast.at_partnership(
        programme.partnership, "Partnership director, regulator", Role.BOARD_MEMBER
    )
    programme.keep("partnership director", director)
    actions.grant(person=director, role=Role.ADMINISTRATOR, place=programme.partnership, by=None)
    cast.at_partnership(programme.partnership, "Evaluator, business school", Role.EVALUATOR)


def _people(programme: Programme, trust: Organisation) -> None:
    for post in ("programme administrator", "head of improvement", "senior improvement specialist"):
        programme.cast.of(trust, post)
    administrator = programme.cast.of(trust, "programme administrator")
    for directorate, wards in {
        "Medicine": ("Acute medicine", "Elderly medicine"),
        "Surgery": ("Theatres", "Surgical wards"),
        "Clinical support": ("Outpatients", "Pharmacy"),
    }.items():
        above = actions.add_team(organisation=trust, name=directorate, by=administrator)
        for ward in wards:
            actions.add_team(organisation=trust, name=ward, parent=above, by=administrator)


def _event(programme: Programme, row: dict[str, str]) -> None:
    trust = programme.trusts[row["organisation"]]
    actions.record_dated_event(
        organisation=trust,
        kind=_kind(row),
        on=a_day(row["date"]),
        precision=DatedEvent.Precision(row["precision"]),
        title=row["title"],
        note=". ".join(filter(None, [row["note"], row["source"]])),
        by=programme.cast.of(trust, "programme administrator"),
    )


def _kind(row: dict[str, str]) -> DatedEvent.Kind:
    ended = any(word in row["title"].lower() for word in ENDINGS)
    return {
        "chief_executive": KIND.CHIEF_EXECUTIVE_WENT if ended else KIND.CHIEF_EXECUTIVE_CAME,
        "special_measures": KIND.SPECIAL_MEASURES_ENDED if ended else KIND.SPECIAL_MEASURES_BEGAN,
        "inspection": KIND.INSPECTION,
        "intervention": KIND.INTERVENTION_BEGAN,
    }[row["kind"]]


def _words(programme: Programme) -> None:
    """One trust speaks plain English, and one shares its workshops with the partnership."""
    plain, open_one = programme.trusts["UHCW"], programme.trusts["SASH"]
    actions.choose_words(of=plain, pack="plain", by=programme.cast.of(plain, "programme administrator"))
    actions.set_organisation(
        organisation=open_one,
        name=open_one.name,
        shared=Organisation.Shared.WORKSHOPS,
        weeks_of_planning=8,
        by=programme.cast.of(open_one, "programme administrator"),
    )
