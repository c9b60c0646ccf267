from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "goldthread.server.evidence"
    label = "evidence"

    def ready(self) -> None:
        from goldthread.server import doors
        from goldthread.server.doors import Door, Group, Of, Shown
        from goldthread.server.people.seen import Seen

        address, says = "evidence:evidence", "What changed, before and after"
        doors.register(
            Door("Evidence", address, of=Of.NOTHING),
            Door("Evidence", address, says, shown=Shown.CARD, seen=Seen.TOTALS, query="?organisation={name}"),
            Door("Evidence", address, says + ", of all its organisations", of=Of.PARTNERSHIP, query=""),
            group=Group.RESULTS,
        )
