"""What a network map shows, in words."""

from __future__ import annotations

from collections import Counter

from goldthread.methods.plain import count_word
from goldthread.methods.ties import Description, Network

OTHERS = {"did not answer": "did not", "named only": "were only named"}

MOST_TOLD = 8
"""So many hubs are told by name, where names may be seen."""


def hub_words(times: int, name: str = "") -> str:
    """What stands beside a hub: its name if it may be seen, and by how many it was named."""
    said = f"named by {times:,}"
    return f"{name}, {said}" if name else said


def silent_words(network: Network) -> str:
    """What those who did not answer are called: 'named only' where each was named by somebody."""
    unnamed = ~network.respondent & (network.named_by == 0)
    return "did not answer" if unnamed.any() else "named only"


def alt_text(told: Description, *, group: str | None, names: bool, title: str, note: str) -> str:
    """The finding: how many people and ties, how much was returned, who stands out, who alone."""
    network = told.network
    answered = int(network.respondent.sum())
    others = OTHERS[silent_words(network)]
    of_them = f"{answered:,} answered, the others {others}" if answered < len(network) else "all answered"
    said = [
        f"{title}." if title else "",
        f"Network of {_people(len(network))} and {network.ties:,} {'tie' if network.ties == 1 else 'ties'}: "
        f"{of_them}.",
        _returned(told),
        _hubs(told, names),
        _parts(told),
        _groups(told, group),
        note,
    ]
    return " ".join(filter(None, said))


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count:,} people"


def _returned(told: Description) -> str:
    share = told.reciprocity.among_respondents
    if share is None:
        return "No tie joins two people who both answered."
    return f"Of the ties between people who both answered, {share:.0%} were returned."


def _hubs(told: Description, names: bool) -> str:
    network = told.network
    place = {name: at for at, name in enumerate(network.names)}
    times = [int(network.named_by[place[name]]) for name in told.hubs.names]
    if not times:
        return "Nobody is named by more than chance would give."
    first = told.hubs.names[:MOST_TOLD]
    more = f" and {len(times) - len(first)} more" if len(times) > len(first) else ""
    who = f" ({', '.join(first)}{more})" if names else ""
    if len(times) == 1:
        return f"One person{who} stands out, named by {times[0]:,} others: the network has one hub."
    many = f"{count_word(len(times)).capitalize()} people{who} stand out"
    return f"{many}, named by {min(times):,} to {max(times):,} others: the network has several hubs."


def _parts(told: Description) -> str:
    alone, parts = len(told.isolates), told.components.count - len(told.isolates)
    said = "" if parts < 2 else f"It falls into {parts:,} parts, the largest of {told.components.sizes[0]:,}."
    stand = "" if not alone else f"{_people(alone)} {'stands' if alone == 1 else 'stand'} alone."
    return " ".join(filter(None, [said, stand])) or "Nobody stands alone."


def _groups(told: Description, group: str | None) -> str:
    if group is None:
        return ""
    sizes = Counter(name for name in told.network.groups[group] if name is not None)
    if not sizes:
        return f"Nobody's {group} is known."
    largest, count = min(sizes.items(), key=lambda one: (-one[1], one[0]))
    return f"Coloured by {group}: {len(sizes):,}, the largest {largest} with {count:,}."
