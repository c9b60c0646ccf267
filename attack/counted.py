"""`python -m attack.counted`: prints what there is of each invitation, for whoever weighs it after a kill."""

from __future__ import annotations

import json
from collections import Counter


def main() -> None:
    from goldthread.cli import django_ready

    django_ready()
    from goldthread.server.audit.models import Event
    from goldthread.server.people.models import Invitation
    from goldthread.server.post.models import Letter

    rows = Counter(Invitation.objects.values_list("email", flat=True))
    told = Event.objects.filter(what="person.invited").values_list("values", flat=True)
    events = Counter(str(said["name"]) for said in told)  # whom the kills invite is called as their address
    letters = Counter(Letter.objects.values_list("to", flat=True))
    sent = set(Letter.objects.filter(state=Letter.State.SENT).values_list("to", flat=True))
    print(
        json.dumps(
            {
                "rows": rows,
                "events": events,
                "letters": letters,
                "lost": sorted(sent - _written_out()),
                "wrong": _wrong(),
            }
        )
    )


def _written_out() -> set[str]:
    """Whom the letters are for that were written to the folder."""
    from django.conf import settings

    found = set()
    for file in settings.EMAIL_FILE_PATH.glob("*"):
        for line in file.read_text(errors="replace").splitlines():
            if line.startswith("To: "):
                found.add(line.removeprefix("To: ").strip().strip("<>"))
    return found


def _wrong() -> dict[str, str]:
    """What SQLite says of its file that is not 'ok'."""
    from django.db import connection

    if connection.vendor != "sqlite":
        return {}
    with connection.cursor() as cursor:
        said = {name: cursor.execute(f"PRAGMA {name}").fetchall() for name in CHECKS}
    return {name: str(rows) for name, rows in said.items() if rows not in ([], [("ok",)])}


CHECKS = ("integrity_check", "foreign_key_check")

if __name__ == "__main__":
    main()
