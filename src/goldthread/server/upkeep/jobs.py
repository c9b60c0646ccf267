"""What an administrator has done for the installation in the background: a backup, a look at everything."""

from django.conf import settings

from goldthread.server.people.access import NotAllowed, can
from goldthread.server.people.queries import organisations_with
from goldthread.server.refusal import Refusal
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.formats import plural
from goldthread.server.work import backing_up
from goldthread.server.work.jobs import Ended, Progress, job

from . import findings
from .abilities import UpkeepAbility


class NoBackupsHere(Refusal):
    """Whoever looks after the server makes backups in a way of their own."""


@job("upkeep.back_up", begins_anew=True)
def back_up(progress: Progress, *, organisation: int) -> Ended:
    """Make a backup now, beside those of each day."""
    link = _allowed(progress, organisation)
    if not (folder := settings.GOLDTHREAD_BACKUPS):
        raise NoBackupsHere("Here whoever looks after the server makes backups, in a way of their own.")
    progress(step="Writing everything into one file")
    count = backing_up.back_up_as_asked(folder)
    progress(step="Looking whether it is whole")
    findings.look()
    return Ended(f"A backup of {count:,} records was made, and lies on the server.", link=link)


@job("upkeep.look", begins_anew=True)
def look(progress: Progress, *, organisation: int) -> Ended:
    """Look at everything, as is done once a day."""
    link = _allowed(progress, organisation)
    progress(step="Looking at the disk, the database and the last backup")
    if wrong := len(findings.look().faults):
        return Ended(f"{wrong} {plural(wrong, 'thing does', 'things do')} not work as it is.", link=link)
    return Ended("All that is needed works.", link=link)


def _allowed(progress: Progress, organisation: int) -> str:
    """The page that it was asked for on. Raises NotAllowed for who is no administrator any more."""
    of = organisations_with([organisation]).get()
    if not can(progress.by, UpkeepAbility.LOOK_AFTER, of):
        raise NotAllowed(f"You look after {of.code} no longer.")
    return reverse("upkeep:upkeep", args=[of.code])
