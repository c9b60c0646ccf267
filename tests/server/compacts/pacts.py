"""A compact between leaders and clinicians of one organisation, drafted, and agreed where it says so."""

from goldthread.server.compacts import actions
from goldthread.server.compacts.models import Compact, Heading, Party, Wording
from goldthread.server.people.models import Organisation, Partnership, Person

Pact = tuple[Compact, list[Party]]
VISION = "The safest care in the country."


def drafted(
    place: Organisation | Partnership, sides: dict[str, Person], by: Person
) -> tuple[Compact, list[Party]]:
    """A compact of these parties, each with somebody who speaks for it, and one promise."""
    compact = actions.draft_compact(place=place, title="Our compact", vision=VISION, by=by)
    parties = []
    for name, speaker in sides.items():
        party = actions.add_party(compact=compact, name=name, by=by)
        actions.add_speaker(party=party, person=speaker, by=by)
        promises(party, f"{name} listen", by)
        parties.append(party)
    return compact, parties


def promises(party: Party, text: str, by: Person, heading: str = Heading.ENVIRONMENT) -> Wording:
    return actions.add_promise(party=party, heading=heading, text=text, by=by)
