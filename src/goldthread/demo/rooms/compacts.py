"""The partnership's compact in its published words (Figure 3.1); its day and one breach are made up."""

from collections.abc import Iterator
from datetime import date

from goldthread.server.compacts import actions
from goldthread.server.compacts.models import Breach, Compact, Party
from goldthread.server.people.models import Partnership, Person
from goldthread.server.people.queries import grants_at
from goldthread.server.people.roles import Role

from ..cast import CHIEF_EXECUTIVE
from ..days import OBJECTIVES_SET, on
from ..programme import Programme
from ..tables import rows

SHARE = 1
CALLED_OUT, REPAIRED = date(2018, 7, 26), date(2018, 9, 27)
TITLE = "The compact, abridged (its day is synthetic)"
VISION = (
    "The five hospital partners aspire to be the safest in the country and facilitate wider sharing of "
    "learning across the wider health system, demonstrating how culture change, alongside stable leadership, "
    "can improve patient care and save money. The partnership adheres to a collective ambition for the "
    "programme’s success after 5 years and beyond."
)


def go_on(programme: Programme) -> Iterator[float]:
    assert programme.partnership
    director = _director(programme.partnership)
    leading = [programme.cast.of(trust, CHIEF_EXECUTIVE) for trust in programme.trusts.values()]
    with on(OBJECTIVES_SET):
        compact = actions.draft_compact(place=programme.partnership, title=TITLE, vision=VISION, by=director)
        parties = {
            "Regulator": actions.add_party(compact=compact, name="Regulator", by=director),
            "Hospitals": actions.add_party(
                compact=compact, name="Hospitals", organisations=[*programme.trusts.values()], by=director
            ),
        }
        _promise(parties, director)
        yield 0.7
        speakers = [(parties["Regulator"], director), *((parties["Hospitals"], each) for each in leading)]
        for party, person in speakers:
            actions.add_speaker(party=party, person=person, by=director)
        for party, person in speakers:
            actions.agree(party=party, on=OBJECTIVES_SET, by=person)
    _breach(compact, parties["Regulator"], speakers)


def _breach(compact: Compact, regulator: Party, speakers: list[tuple[Party, Person]]) -> None:
    """That one was spoken of in July 2018, with these questions, is the report's; the words are not."""
    director, caller = speakers[0][1], speakers[3][1]
    promise = regulator.promises.get(wordings__text__startswith="Commit to supporting hospital leadership")
    with on(CALLED_OUT):
        breach = actions.call_out(
            promise=promise,
            text="(Synthetic.) I learned that a chief executive among us was to step down "
            "when it was decided. I did not see the support that we promise each other.",
            look_again_on=REPAIRED,
            on=CALLED_OUT,
            by=caller,
        )
        actions.discuss(
            breach=breach,
            why_uncalled="(Synthetic.) Each of us thought that others knew more.",
            why_undone="(Synthetic.) We saw the pressure grow, and spoke of it outside this meeting.",
            better="(Synthetic.) Ask at every meeting who is under pressure; offer help unasked.",
            look_again_on=REPAIRED,
            on=CALLED_OUT,
            by=director,
        )
    with on(REPAIRED):
        actions.end_breach(
            breach=breach,
            how=Breach.Ended.REPAIRED,
            outcome="(Synthetic.) The partnership director rings each chief executive every two weeks; "
            "each meeting begins with who is under pressure. ‘A reminder of how far we need to go.’",
            on=REPAIRED,
            by=director,
        )


def _director(partnership: Partnership) -> Person:
    """Who administers the partnership for the regulator."""
    return grants_at(partnership).filter(role=Role.ADMINISTRATOR)[0].person


def _promise(parties: dict[str, Party], by: Person) -> None:
    for row in rows("published/compact_promises"):
        actions.add_promise(party=parties[row["party"]], heading=row["heading"], text=row["promise"], by=by)
