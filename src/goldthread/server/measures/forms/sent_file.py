"""A small file within a form: sent back with the questions that it leaves open, and read again."""

from __future__ import annotations

import binascii
import zlib
from base64 import b64decode, b64encode
from dataclasses import dataclass

from ..files import MOST_BYTES

MOST_TEXT = 2**20
"""A file that comes to a longer text is chosen again instead."""


class NotSent(ValueError):
    """The text is no file that was sent."""


@dataclass(frozen=True)
class SentFile:
    """A file's name and content, and the text that both go by."""

    name: str
    content: bytes

    @property
    def text(self) -> str:
        """The file as a text for a hidden field; empty if it is too large for one."""
        packed = b64encode(zlib.compress(self.name.encode() + b"\0" + self.content)).decode()
        return packed if len(packed) <= MOST_TEXT else ""

    @classmethod
    def of(cls, text: str) -> SentFile:
        """The file that a text came from. Raises NotSent for any other, and for what unpacks to too much."""
        try:
            unpacking = zlib.decompressobj()
            packed = unpacking.decompress(b64decode(text, validate=True), MOST_BYTES + 1000)
            if unpacking.unconsumed_tail or not unpacking.eof:
                raise NotSent("It unpacks to too much, or is cut off.")
            name, content = packed.split(b"\0", 1)
            return cls(name.decode(), content)
        except (binascii.Error, zlib.error, ValueError) as wrong:
            raise NotSent(str(wrong)) from wrong
