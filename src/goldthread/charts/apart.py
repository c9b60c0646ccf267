"""Figures drawn in a process of their own, so that whoever asks for one holds up nobody else meanwhile.

Drawing takes a tenth of a second, and no other thread of its process goes on while it lasts. The process
begins when the first figure is asked for, draws one at a time, and ends with the one that began it.
"""

from __future__ import annotations

import base64
import json
import logging
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from .framed import Frame
from .render import Drawable, picture, picture_png, svg

WAIT = 20.0
"""Seconds until a figure that is not drawn is given up."""

MOST_WAITING = 24
"""So many may wait for their figure at once."""

DRAWS = 500
"""Figures that one process draws before another takes its place: what it keeps in memory goes with it."""

logger = logging.getLogger(__name__)


class NotDrawn(Exception):
    """A figure could not be drawn now: too many wait, or it took too long."""


class Drawer:
    """Draws as `render.svg` does, in a process beside this one."""

    def __init__(self, *, wait: float = WAIT, most_waiting: int = MOST_WAITING, draws: int = DRAWS) -> None:
        self.wait, self.draws = wait, draws
        self._waiting = threading.BoundedSemaphore(most_waiting)
        self._turn = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._drawn = 0

    def svg(self, figure: Drawable, *, fonts: Path | None = None) -> str:
        """The figure as an SVG document. Raises NotDrawn where that takes too long, or too many wait."""
        return self._drawn_as(figure, fonts)

    def picture(self, figure: Drawable, frame: Frame, *, fonts: Path | None = None) -> str:
        """As `render.picture`, and raises what `svg` does."""
        return self._drawn_as(figure, fonts, frame=asdict(frame))

    def picture_png(self, figure: Drawable, frame: Frame, *, fonts: Path | None = None) -> bytes:
        """As `render.picture_png`, and raises what `svg` does."""
        return base64.b64decode(self._drawn_as(figure, fonts, frame=asdict(frame), png=True))

    def _drawn_as(self, figure: Drawable, fonts: Path | None, **how: object) -> str:
        asked = {"spec": figure.spec, "alt": figure.alt, "width": figure.width}
        line = json.dumps(asked | {"fonts": str(fonts) if fonts else None} | how)
        with self._its_turn() as until:
            said = self._answer(line, until) or self._answer(
                line, until
            )  # once more, if the process had ended
        if "drawn" not in said:
            logger.error("A figure was not drawn: %s", said.get("failed", "its process ended"))
            raise NotDrawn("This figure could not be drawn.")
        return said["drawn"]

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    @contextmanager
    def _its_turn(self) -> Iterator[float]:
        until = time.monotonic() + self.wait
        if not self._waiting.acquire(blocking=False):
            raise NotDrawn("Too many figures are being drawn.")
        try:
            if not self._turn.acquire(timeout=self.wait):
                raise NotDrawn("Too many figures are being drawn.")
            try:
                yield until
            finally:
                self._turn.release()
        finally:
            self._waiting.release()

    def _answer(self, line: str, until: float) -> dict[str, str]:
        """What the process says; nothing where it ended, or was ended since it took too long."""
        process = self._begun()
        late = threading.Timer(max(0.0, until - time.monotonic()), process.kill)
        late.start()
        try:
            assert process.stdin is not None  # it was begun with both
            assert process.stdout is not None
            process.stdin.write(f"{line}\n")
            process.stdin.flush()
            said: dict[str, str] = json.loads(process.stdout.readline() or "{}")
        except (OSError, ValueError):
            said = {}
        finally:
            late.cancel()
        self._drawn += 1
        if not said or self._drawn >= self.draws:
            self.close()
        return said

    def _begun(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._drawn = 0
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                start_new_session=True,  # Ctrl+C is for the server
            )
        return self._process


class _Asked:
    """A figure as it was asked for."""

    def __init__(self, spec: dict[str, object], alt: str, width: int) -> None:
        self.spec, self.alt, self.width = spec, alt, width


def _as_asked(
    fonts: str | None, frame: dict[str, Any] | None = None, png: bool = False, **figure: Any
) -> str:
    """The figure as SVG; with its texts, where a frame is asked for; and as PNG, in base64."""
    folder, asked = Path(fonts) if fonts else None, _Asked(**figure)
    if frame is None:
        return svg(asked, fonts=folder)
    around = Frame(frame["title"], tuple(frame["said"]), tuple(frame["small"]))
    if png:
        return base64.b64encode(picture_png(asked, around, fonts=folder)).decode()
    return picture(asked, around, fonts=folder)


def draw_what_is_asked() -> None:
    """Draw a figure for each line that comes, until no more can come: whoever asks has ended."""
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            said = {"drawn": _as_asked(**asked)}
        except Exception as wrong:
            said = {"failed": f"{type(wrong).__name__}: {wrong}"[:500]}
        print(json.dumps(said), flush=True)


if __name__ == "__main__":
    draw_what_is_asked()
