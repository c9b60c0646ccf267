"""What a network shows, and what to mind when reading it, in sentences."""

from __future__ import annotations

from goldthread.methods.plain import plain_number
from goldthread.methods.ties.network import Network
from goldthread.methods.ties.results import Brokering, Centralisation, Components, Hubs, Range, Reciprocity

FEW_ANSWERED = 0.8
"""A round figure: measures stray further the more is missing (Borgatti, Carley, Krackhardt 2006)."""


def sentences(
    network: Network,
    reciprocity: Reciprocity,
    brokering: Brokering,
    components: Components,
    isolates: tuple[str, ...],
    hubs: Hubs,
) -> tuple[str, ...]:
    """The findings, the size of the network first."""
    found = [
        _size(network),
        _returned(reciprocity),
        _brokers(brokering),
        _parts(components, isolates),
        _hubs(hubs),
    ]
    return tuple(sentence for sentence in found if sentence)


def warnings(
    network: Network, reciprocity: Reciprocity, centralisation: Centralisation, invited: int | None
) -> tuple[str, ...]:
    """What the list of ties held that was odd, and what the numbers assume of those who were silent."""
    answered, size = int(network.respondent.sum()), len(network)
    found = list(network.notes)
    if answered < size:
        found.append(
            f"{plain_number(size - answered)} of {plain_number(size)} people did not answer, or were not "
            "asked. What they would have named is not known: dyads, triads, brokering, constraint, "
            "transitivity and components count their silence as 'no tie'; reciprocity among respondents "
            "does not."
        )
    returned, central = reciprocity.range, centralisation.incoming_range
    if returned and (span := _between(returned)):
        found.append(f"The share of what respondents named that is returned lies {span}, {returned.assumes}.")
    if central and (span := _between(central)):
        found.append(f"Centralisation (in) would lie {span} {central.assumes}.")
    if invited and answered / invited < FEW_ANSWERED:
        found.append(
            f"{plain_number(answered)} of {plain_number(invited)} invited answered "
            f"({answered / invited:.0%}): two networks may differ in nothing but who answered."
        )
    return tuple(found)


def _between(span: Range) -> str:
    """'between 0.11 and 0.72'; nothing where the two are the same to so many decimals."""
    lower, upper = f"{span.lower:.2f}", f"{span.upper:.2f}"
    return "" if lower == upper else f"between {lower} and {upper}"


def how_large(network: Network) -> str:
    """'247 people, 389 ties'."""
    people = f"{plain_number(len(network))} {'person' if len(network) == 1 else 'people'}"
    return f"{people}, {_ties(network)}"


def _ties(network: Network) -> str:
    return f"{plain_number(network.ties)} {'tie' if network.ties == 1 else 'ties'}"


def _size(network: Network) -> str:
    answered = plain_number(int(network.respondent.sum()))
    if len(network) == 1:
        return f"One person, who {'answered' if answered == '1' else 'did not answer'}, and no ties."
    return f"{plain_number(len(network))} people, {answered} of whom answered, and {_ties(network)}."


def _returned(reciprocity: Reciprocity) -> str:
    if reciprocity.arc is None:
        return ""
    said = f"{reciprocity.arc:.0%} of ties are returned"
    if reciprocity.among_respondents is None:
        return f"{said}; no two people who both answered are tied."
    return f"{said}, {reciprocity.among_respondents:.0%} of those between people who both answered."


def _brokers(brokering: Brokering) -> str:
    count = brokering.simple + brokering.reciprocated
    if not count:
        return "Nobody brokers between two who are not tied."
    times = "once" if count == 1 else f"{plain_number(count)} times"
    ways = f"{plain_number(brokering.simple)} one way only, {plain_number(brokering.reciprocated)}"
    return f"Somebody brokers between two who are not tied {times}: {ways} with at least one tie returned."


def _parts(components: Components, isolates: tuple[str, ...]) -> str:
    if len(isolates) == components.count:
        return "Nobody is tied to anybody."
    said = (
        "Everybody is connected"
        if components.count == 1
        else f"The network falls into {plain_number(components.count)} parts, the largest of "
        f"{plain_number(components.sizes[0])} people"
    )
    if not isolates:
        return f"{said}."
    return f"{said}; {plain_number(len(isolates))} {'is' if len(isolates) == 1 else 'are'} tied to nobody."


def _hubs(hubs: Hubs) -> str:
    by_chance = f"named by {plain_number(hubs.threshold)} or more, which chance would hardly give anybody"
    if not hubs.names:
        return "There is no hub: nobody is named by more people than chance might give somebody."
    if not hubs.polycentric:
        return f"There is one hub, {by_chance}."
    return f"There are {plain_number(len(hubs.names))} hubs, each {by_chance}: the network is polycentric."
