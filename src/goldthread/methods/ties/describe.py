"""Everything the library says of a network, in one result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldthread.methods.ties.answered import centralisation, dyads, reciprocity
from goldthread.methods.ties.network import Network
from goldthread.methods.ties.results import (
    Centralisation,
    Components,
    Dyads,
    ExternalInternal,
    Hubs,
    Reciprocity,
    Roles,
    Transitivity,
    Triads,
)
from goldthread.methods.ties.roles import external_internal, roles
from goldthread.methods.ties.shape import (
    components,
    constraint,
    density,
    hubs,
    isolates,
    transitivity,
)
from goldthread.methods.ties.triads import census
from goldthread.methods.ties.words import sentences, warnings


@dataclass(frozen=True, eq=False)
class Description:
    """A network and its numbers. By actor means in the order of network.names.

    response_rate: respondents over those asked, where that is known. answered: respondents over
    actors. isolates: who neither named anybody nor was named. constraint: shape (n,), Burt's, NaN
    for isolates. roles and ei_index: by column of groups. kinds: for each kind of tie, its dyads and
    reciprocity. sentences: the findings; warnings: what to mind when reading them.
    """

    network: Network
    response_rate: float | None
    answered: float
    density: float | None
    dyads: Dyads
    reciprocity: Reciprocity
    triads: Triads
    roles: Mapping[str, Roles]
    components: Components
    isolates: tuple[str, ...]
    constraint: NDArray[np.float64]
    centralisation: Centralisation
    hubs: Hubs
    ei_index: Mapping[str, ExternalInternal]
    transitivity: Transitivity
    kinds: Mapping[str, tuple[Dyads, Reciprocity]]
    sentences: tuple[str, ...]
    warnings: tuple[str, ...]


def describe(network: Network, *, invited: int | None = None) -> Description:
    """All the numbers of a network, and what they assume.

    invited: how many people were asked, where that is known. Raises ValueError for a network without
    actors, and for fewer invited than answered.
    """
    if not len(network):
        raise ValueError("A network without people has nothing to describe.")
    answered = int(network.respondent.sum())
    if invited is not None and invited < max(answered, 1):
        raise ValueError(f"{answered} people answered, which is more than the {invited} invited.")
    triads = census(network)
    reciprocal, central, parts = reciprocity(network), centralisation(network), components(network)
    alone, found = isolates(network), hubs(network)
    return Description(
        network=network,
        response_rate=answered / invited if invited else None,
        answered=answered / len(network),
        density=density(network),
        dyads=dyads(network),
        reciprocity=reciprocal,
        triads=triads,
        roles={column: roles(network, column) for column in network.groups},
        components=parts,
        isolates=alone,
        constraint=constraint(network),
        centralisation=central,
        hubs=found,
        ei_index={column: external_internal(network, column) for column in network.groups},
        transitivity=transitivity(network, triads),
        kinds={kind: _of_kind(network.of_kind(kind)) for kind in network.layers},
        sentences=sentences(network, reciprocal, triads.brokering, parts, alone, found),
        warnings=warnings(network, reciprocal, central, invited),
    )


def _of_kind(network: Network) -> tuple[Dyads, Reciprocity]:
    return dyads(network), reciprocity(network)
