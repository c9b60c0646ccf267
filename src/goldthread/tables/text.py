"""Bytes as text: UTF-8 and UTF-16 by themselves, any other encoding when it is named."""

from __future__ import annotations

from .problem import Ambiguous, Answer, Asked, Problem, Unreadable

LIKELY = ("cp1252", "mac_roman", "cp850", "cp1250")
"""What people's programmes write when they do not write Unicode."""

MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
SAMPLE = 4096
LONGEST_SHOWN = 60


def decoded(content: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text, and what it was encoded in.

    Without a name it is read by its mark, by the zeros of UTF-16, or as strict UTF-8; else
    asked, with the line that tells in the likeliest encodings. Nothing tells these apart.
    """
    found = encoding or _marked(content) or _zeros(content) or "utf-8"
    try:
        return content.decode(found).removeprefix("\ufeff"), found
    except LookupError as error:
        raise Unreadable(
            Problem("expected an encoding such as cp1252, mac_roman or utf-16", found=str(encoding))
        ) from error
    except UnicodeDecodeError as error:
        if not encoding and found == "utf-8":
            raise Ambiguous(_asked(content, error.start)) from error
        problem = Problem(
            f"it is not text in {found}",
            row=content.count(b"\n", 0, error.start) + 1,
            remedy="name another encoding, or save it as ‘CSV UTF-8’",
        )
        raise Unreadable(problem) from error


def wide(content: bytes) -> bool:
    """Whether it is text of two or four bytes a character, in which zeros are no sign of other things."""
    return bool(_marked(content) or _zeros(content))


def _marked(content: bytes) -> str | None:
    return next((name for mark, name in MARKS.items() if content.startswith(mark)), None)


def _zeros(content: bytes) -> str | None:
    """UTF-16 without its mark: zeros in every other byte of its first characters."""
    sample = content[: SAMPLE // 2 * 2]
    half = len(sample) // 2
    if half < 2 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and not even:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and not odd else None


def _asked(content: bytes, at: int) -> Asked:
    """Which encoding it is, shown by the first line that tells."""
    start = content.rfind(b"\n", 0, at) + 1
    stop = content.find(b"\n", at)
    line = content[start : stop if stop >= 0 else len(content)]
    # no more of a long line than what stands around the character that tells
    begin = max(0, at - start - LONGEST_SHOWN // 2)
    piece = line[begin : begin + LONGEST_SHOWN].strip()
    row = content.count(b"\n", 0, at) + 1
    readings: dict[str, str] = {}
    for encoding in LIKELY:
        try:
            readings.setdefault(piece.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    if not readings:
        readings[piece.decode("latin-1")] = "latin-1"
    answers = tuple(
        Answer(encoding, f"it reads ‘{said}’", f"--encoding {encoding}")
        for said, encoding in readings.items()
    )
    return Asked("encoding", "", "it is not UTF-8, and nothing in it tells what it is", answers, row)
