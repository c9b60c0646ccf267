"""Peers: the organisations whose features are most like those of one.

For choosing whom to compare with, and for seeing why somebody was chosen: each peer
comes with its distance and with the features that made it.

>>> from goldthread.methods import peers
>>> found = peers.nearest(
...     [[100, 0.2], [110, 0.3], [300, 0.2], [105, 0.9]], ["A", "B", "C", "D"],
...     of="A", k=2, feature_names=["beds", "share over 75"],
... )
>>> [(peer.name, round(peer.distance, 2)) for peer in found.peers]
[('B', 0.31), ('C', 2.05)]
"""

from goldthread.methods.peers.nearest import LeftOut, Nearest, Peer, nearest

__all__ = ["LeftOut", "Nearest", "Peer", "nearest"]
