"""Everything the library says of a network, in one result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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
    answered: float | None
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
    raise NotImplementedError
