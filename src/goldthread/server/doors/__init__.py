"""The ways into the rooms: one list, of which the navigation, the cards and the first page are made.

A room says where its doors are in its AppConfig.ready():

    doors.register(
        Door("{workshop.titles}", "improvement:workshops", "What is planned, and what was run"),
        group=Group.IMPROVEMENT,
    )
"""

from .registry import Door, Group, Of, Shown, Way, of_organisation, of_partnership, of_team, register

__all__ = ["Door", "Group", "Of", "Shown", "Way", "of_organisation", "of_partnership", "of_team", "register"]
