"""The map of a network."""

from goldthread.charts.network.figure import network_map

__all__ = ["network_map"]
