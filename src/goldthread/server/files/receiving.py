"""A picture as it comes in, before anything is changed: drawn anew, put where files are kept."""

from __future__ import annotations

from typing import IO

from django.core import signing

from goldthread.server.refusal import Refusal
from goldthread.tables import apart
from goldthread.tables.bounds import Bounds
from goldthread.tables.problem import Unreadable

from . import drawing, store

MOST_BYTES = 20 * 2**20
LIMITS = "JPEG, PNG, WebP, GIF or HEIC, as phones take them; 20 MB and 50 million points at most."
WHILE_ONE_WAITS = 40.0  # seconds
BOUNDS = Bounds(memory=2**30, seconds=20, answer=16 * 2**20)
SALT, GOOD_FOR = "goldthread.files.received", int(store.BLANK / 2)

TOO_MANY_BYTES = "This file has more than 20 MB. Save it smaller, as for e-mail, and send that."
TOO_MUCH = (
    "This picture is damaged, or asks for more memory or time than one may. "
    "Open it, save it smaller, and send that."
)
BUSY = "As many files are being read as can be at once. Send it again in a moment."


class NotAPicture(Refusal):
    """What was sent is no picture that is taken; the message says why, and what to do."""

    about = "picture"


class Received:
    """A picture that stands among the files, which no record names yet.

    `whole` and `small` are hashes; sizes are width and height.
    """

    def __init__(self, whole: str, size: tuple[int, int], small: str, small_size: tuple[int, int]) -> None:
        self.whole, self.size, self.small, self.small_size = whole, size, small, small_size
        self._contents: tuple[bytes, ...] = ()

    @classmethod
    def drawn(cls, whole: drawing.Drawn, small: drawing.Drawn) -> Received:
        """Put both among the files."""
        received = cls(store.put(whole[0]), whole[1:], store.put(small[0]), small[1:])
        received._contents = (whole[0], small[0])
        return received

    def stands(self) -> bool:
        """Whether both files are there; from now on they are not swept away for a while."""
        return store.want(self.whole) and store.want(self.small)

    def put_again(self) -> None:
        """Have them there in any case: the same picture may have been taken down elsewhere meanwhile."""
        for content in self._contents:
            store.put(content)

    @property
    def ticket(self) -> str:
        """By which a form that comes back has it again: signed, and good for some hours."""
        said = [self.whole, *self.size, self.small, *self.small_size]
        return signing.dumps(said, salt=SALT)

    @classmethod
    def of(cls, ticket: str) -> Received | None:
        """The picture of a ticket; None where it is none of ours, or is too old."""
        try:
            whole, width, height, small, low, high = signing.loads(ticket, salt=SALT, max_age=GOOD_FOR)
        except (signing.BadSignature, ValueError):
            return None
        return cls(whole, (width, height), small, (low, high))


def receive(upload: IO[bytes]) -> Received:
    """Draw what was sent anew, and put that among the files. Outside any transaction. Raises NotAPicture."""
    content = upload.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise NotAPicture(TOO_MANY_BYTES)
    try:
        with apart.within(WHILE_ONE_WAITS):
            wrong, whole, small = apart.apart(drawing.drawn, content, bounds=BOUNDS)
    except apart.Busy as busy:
        raise NotAPicture(BUSY) from busy
    except Unreadable as much:
        raise NotAPicture(TOO_MUCH) from much
    if wrong:
        raise NotAPicture(wrong)
    return Received.drawn(whole, small)
