"""`python -m …safekeeping.carry FILE INTO SEALED_BY`: a backup of an older version as one of today."""

import os
import sys
from pathlib import Path


def main(file: str, into: str, sealed_by: str) -> None:
    """Run in a scratch place, which nobody else uses."""
    import django

    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.server.config.settings")
    django.setup()
    from django.core.serializers.base import DeserializationError
    from django.db import DatabaseError

    from goldthread.server.config import place as places
    from goldthread.server.config import safekeeping
    from goldthread.server.config.safekeeping.carrying import carry

    places.find().folder.mkdir(mode=0o700)
    try:
        carry(Path(file), sealed_by)
        safekeeping.write(Path(into))
    except (safekeeping.CannotRestore, DeserializationError, DatabaseError) as refusal:
        print(refusal, file=sys.stderr)
        raise SystemExit(1) from None


if __name__ == "__main__":
    main(*sys.argv[1:4])
