"""`make released`: a small place with one of everything, as this version backs it up, for later ones.

Once a release, from the commit that is released: `python -m tests.server.safekeeping.write_released INTO`.
"""

import os
import sys
import tempfile
from pathlib import Path


def main(into: Path) -> None:
    """Write the backup of this version; refused where there is one, for what was released stays as it was."""
    with tempfile.TemporaryDirectory() as place:
        os.environ |= {"GOLDTHREAD_DATA": place, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        os.environ |= {
            "DATABASE": "sqlite",
            "GOLDTHREAD_SECRET_KEY": "of no place that anybody lives in, for tests",
        }
        import django

        django.setup()
        from django.core.management import call_command

        import goldthread
        from goldthread.server.config import safekeeping

        call_command("migrate", verbosity=0)
        from tests.server.addresses.world import build

        build()
        file = into / f"{goldthread.__version__}.zip"
        if file.exists():
            raise SystemExit(f"{file} was written when that version was released, and stays as it is.")
        print(f"{safekeeping.write(file)} records are in {file}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
