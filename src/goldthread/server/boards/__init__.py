"""Boards of teams: what stands today, what is in the way, and whom one thanks."""
