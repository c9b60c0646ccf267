from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "goldthread.server.evidence"
    label = "evidence"

    def ready(self) -> None:
        from goldthread.server import doors
        from goldthread.server.doors import Door, Group, Of, Shown
        from goldthread.server.people.seen import Seen

        from . import packs  # noqa: F401  (what is made in the background is known from here on)

        address, says = "evidence:evidence", "What changed, before and after"
        doors.register(
            Door("Evidence", address, of=Of.NOTHING),
            Door("Evidence", address, says, shown=Shown.CARD, seen=Seen.TOTALS, query="?organisation={name}"),
            Door("Evidence", address, says + ", of all its organisations", of=Of.PARTNERSHIP, query=""),
            Door(
                "Everything in one file",
                "evidence:pack",
                "Measures, readings, {workshop.many} and evidence, to take with you",
                shown=Shown.UPKEEP,
                seen=Seen.WORKSHOPS,
            ),
            group=Group.RESULTS,
        )
