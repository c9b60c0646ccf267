from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "goldthread.server.upkeep"
    label = "upkeep"

    def ready(self) -> None:
        from goldthread.server import doors, needs
        from goldthread.server.doors import Door, Group, Shown
        from goldthread.server.people import abilities
        from goldthread.server.people.seen import Seen
        from goldthread.server.work import duties

        from . import findings, jobs  # noqa: F401  (jobs make themselves known)
        from .abilities import UpkeepAbility
        from .needs import finds

        abilities.register(UpkeepAbility)
        doors.register(
            Door(
                "Looking after this installation",
                "upkeep:upkeep",
                "whether all is well, and its last backup",
                shown=Shown.UPKEEP,
                seen=Seen.WHOLE,
                ability=UpkeepAbility.LOOK_AFTER,
            ),
            group=Group.WEEK,
        )
        needs.register("upkeep", finds)
        duties.every("looking at the installation", seconds=900, does=findings.look_if_old)
