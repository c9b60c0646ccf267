"""Attacks on an installation of its own: the walk, the kills, the fuzz, two at once, the edges, the faults.

`make attack` runs them all, `make attack QUICK=1` a slice. They start their own server in a temporary
folder, ask it over loopback alone, and send a bounded number of requests from a fixed seed.
"""
