"""What `goldthread network` found, as the table, JSON, CSV and the files of other programmes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from goldthread.methods import ties
from goldthread.methods.plain import plain_number

from .. import Refused
from ..reading.options import EXAMPLE
from ..writing.answer import Answer, Rows

if TYPE_CHECKING:
    from goldthread.charts.figure import Figure
    from goldthread.methods.ties import Description, Network, Range

SYNTHETIC = "Synthetic: nobody in this network exists."
MOST_DRAWN = 3_000
TOO_MANY = f"No map is drawn of more than {MOST_DRAWN:,} people; programmes that read GraphML can."
BROKERING = ("simple", "incoming", "outgoing", "mutual")


def answer(network: Network, *, invited: int | None, names: bool, of: str) -> Answer:
    """The network in every form in which it can be written; of is what was read."""
    told = ties.describe(network, invited=invited)
    further: dict[str, Callable[[], Rows]] = {"Triads": partial(_triads, told)}
    further |= {f"Brokers by {column}": partial(_roles, told, column) for column in told.roles}
    if told.kinds:
        further["Kinds of tie"] = partial(_kinds, told)
    return Answer(
        heading=f"{Path(of).name.removeprefix(EXAMPLE)}: {ties.how_large(network)}",
        caption="The network",
        rows=lambda: rows_of(told),
        shown=lambda: (("measure", "value"), _measures(told)),
        data=lambda: data_of(told),
        sentences=(*told.sentences, *([TOO_MANY] if len(network) > MOST_DRAWN else ())),
        figures=lambda width: _figures(told, names, SYNTHETIC if of.startswith(EXAMPLE) else "", width),
        warnings=told.warnings,
        tables=further,
        others={"graphml": lambda: written_as(told, "graphml"), "gexf": lambda: written_as(told, "gexf")},
    )


def rows_of(told: Description) -> Rows:
    """One row a person."""
    network, brokering = told.network, told.triads.brokering
    groups = list(network.groups)
    header = ("name", "respondent", *groups, "in", "out", *BROKERING, "constraint", "component")
    columns: list[Any] = [network.names, network.respondent.tolist(), *network.groups.values()]
    columns += [network.named_by.tolist(), network.named.tolist()]
    columns += [getattr(brokering, f"{name}_by_actor").tolist() for name in BROKERING]
    columns += [told.constraint.tolist(), (told.components.member + 1).tolist()]
    return header, zip(*columns, strict=True)


def data_of(told: Description) -> dict[str, Any]:
    """Everything, under the names that the JSON has."""
    network = told.network
    return {
        "actors": len(network),
        "respondents": int(network.respondent.sum()),
        "named_only": int((~network.respondent).sum()),
        "ties": network.ties,
        "response_rate": told.response_rate,
        "answered": told.answered,
        "density": told.density,
        "dyads": told.dyads,
        "reciprocity": told.reciprocity,
        "triads": told.triads.census,
        "brokering": _brokering(told),
        "gould_fernandez": {column: roles.totals for column, roles in told.roles.items()},
        "gould_fernandez_by_actor": {column: _roles_by_actor(told, column) for column in told.roles},
        "components": {"count": told.components.count, "sizes": told.components.sizes},
        "isolates": len(told.isolates),
        "isolate_names": told.isolates,
        "constraint": dict(zip(network.names, told.constraint.tolist(), strict=True)),
        "centralisation": {
            "in": told.centralisation.incoming,
            "out": told.centralisation.outgoing,
            "in_range": told.centralisation.incoming_range,
        },
        "hubs": {
            "names": told.hubs.names,
            "threshold": told.hubs.threshold,
            "false_alarm": told.hubs.false_alarm,
            "polycentric": told.hubs.polycentric,
        },
        "ei_index": {column: found.index for column, found in told.ei_index.items()},
        "ei_index_by_group": told.ei_index,
        "transitivity": told.transitivity.undirected,
        "transitivity_weak": told.transitivity.weak,
        "kinds": {
            kind: {"ties": len(network.layers[kind]), "dyads": dyads, "reciprocity": reciprocity}
            for kind, (dyads, reciprocity) in told.kinds.items()
        },
        "not_listed": network.unlisted,
        "named_without_answering": network.contradicting,
        "sentences": told.sentences,
        "warnings": told.warnings,
    }


def written_as(told: Description, form: str) -> bytes:
    """GraphML or GEXF, for Gephi, Cytoscape, igraph, networkx and the like.

    People carry respondent and their groups; ties their kinds, several parted by '; '.
    """
    import networkx

    graph = networkx.DiGraph()
    graph.add_nodes_from(_people(told.network))
    graph.add_edges_from(_ties(told.network))
    file = BytesIO()
    write = {"graphml": networkx.write_graphml_xml, "gexf": networkx.write_gexf}[form]
    try:
        write(graph, file)
    except ValueError as error:
        raise Refused(f"It cannot be written as {form}: {error}.") from error
    return file.getvalue().rstrip() + b"\n"


def _people(network: Network) -> Iterator[tuple[str, dict[str, Any]]]:
    for at, (name, answered) in enumerate(zip(network.names, network.respondent.tolist(), strict=True)):
        groups = {column: of[at] for column, of in network.groups.items() if of[at] is not None}
        yield name, {**groups, "respondent": answered}


def _ties(network: Network) -> Iterator[tuple[str, str, dict[str, str]]]:
    kinds: dict[tuple[int, int], str] = {}
    for kind, layer in network.layers.items():
        for pair in zip(layer.source.tolist(), layer.target.tolist(), strict=True):
            kinds[pair] = f"{kinds[pair]}; {kind}" if pair in kinds else kind
    for pair in zip(network.source.tolist(), network.target.tolist(), strict=True):
        yield network.names[pair[0]], network.names[pair[1]], {"kinds": kinds[pair]} if kinds else {}


def _brokering(told: Description) -> dict[str, Any]:
    found = told.triads.brokering
    each = zip(*(getattr(found, f"{name}_by_actor").tolist() for name in BROKERING), strict=True)
    by_actor = {
        actor: dict(zip(BROKERING, counts, strict=True))
        for actor, counts in zip(told.network.names, each, strict=True)
    }
    totals = {name: getattr(found, name) for name in (*BROKERING, "reciprocated")}
    return {**totals, "by_actor": by_actor}


def _roles_by_actor(told: Description, column: str) -> dict[str, dict[str, int]]:
    roles = told.roles[column]
    each = zip(*(getattr(roles, role).tolist() for role in roles.totals), strict=True)
    return {
        actor: dict(zip(roles.totals, counts, strict=True))
        for actor, counts in zip(told.network.names, each, strict=True)
    }


def _measures(told: Description) -> Iterator[tuple[str, str]]:
    """The one-number measures, for people."""
    network, reciprocity, brokering = told.network, told.reciprocity, told.triads.brokering
    yield "people", plain_number(len(network))
    yield "who answered", plain_number(int(network.respondent.sum()))
    if told.response_rate is not None:
        yield "response rate", f"{told.response_rate:.0%}"
    yield "ties", plain_number(network.ties)
    yield "density", _share(told.density)
    yield (
        "mutual, asymmetric and null pairs",
        ", ".join(
            plain_number(count) for count in (told.dyads.mutual, told.dyads.asymmetric, told.dyads.null)
        ),
    )
    yield "reciprocity by ties", _share(reciprocity.arc) + _between(reciprocity.range)
    yield "reciprocity by pairs", _share(reciprocity.dyad)
    yield "reciprocity among respondents, by ties", _share(reciprocity.among_respondents)
    for name, label in zip(BROKERING, ("simple", "incoming", "outgoing", "mutual"), strict=True):
        yield f"brokering, {label}", plain_number(getattr(brokering, name))
    yield "brokering, reciprocated in all", plain_number(brokering.reciprocated)
    yield (
        "parts, and the largest",
        (f"{plain_number(told.components.count)}, {plain_number(told.components.sizes[0])} people"),
    )
    yield "tied to nobody", plain_number(len(told.isolates))
    central, hubs = told.centralisation, told.hubs
    yield "centralisation, in", _share(central.incoming) + _between(central.incoming_range)
    yield "centralisation, out", _share(central.outgoing)
    yield "hubs", f"{plain_number(len(hubs.names))} (named by {plain_number(hubs.threshold)} or more)"
    yield "transitivity", _share(told.transitivity.undirected)
    for column, found in told.ei_index.items():
        yield f"E-I index by {column}", _share(found.index)


def _share(number: float | None) -> str:
    return "not defined" if number is None else f"{number:.3f}".replace("-", "−")


def _between(span: Range | None) -> str:
    """What it would be had everybody answered, which need not hold what it is."""
    return f" (had all answered: {span.lower:.3f} to {span.upper:.3f})" if span else ""


def _triads(told: Description) -> Rows:
    return ("pattern", "triads"), list(told.triads.census.items())


def _roles(told: Description, column: str) -> Rows:
    return ("role", "paths"), list(told.roles[column].totals.items())


def _kinds(told: Description) -> Rows:
    header = ("kind", "ties", "mutual", "asymmetric", "reciprocity", "among respondents")
    return header, [
        (
            kind,
            len(told.network.layers[kind]),
            dyads.mutual,
            dyads.asymmetric,
            np.nan if reciprocity.arc is None else reciprocity.arc,
            np.nan if reciprocity.among_respondents is None else reciprocity.among_respondents,
        )
        for kind, (dyads, reciprocity) in told.kinds.items()
    ]


def _figures(told: Description, names: bool, note: str, width: int) -> Iterator[Figure]:
    if len(told.network) > MOST_DRAWN:
        return
    from goldthread.charts.network import network_map

    columns = list(told.network.groups)
    yield network_map(told, group=columns[0] if columns else None, names=names, note=note, width=width)
