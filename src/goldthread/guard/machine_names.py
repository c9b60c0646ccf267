"""Names that machines give, hashes and universal identifiers: their figures are chance, nobody's number."""

import re

_HEX = "[0-9a-f]"
_NAME = re.compile(
    rf"(?<![^\W_])(?=[0-9-]*[a-f])(?:{_HEX}{{32,128}}|{_HEX}{{8}}(?:-{_HEX}{{4}}){{3}}-{_HEX}{{12}})(?![^\W_])",
    re.I,
)
"""At least 32 hexadecimal digits with a letter among them, or grouped as a UUID is.

One of 300 of 32 digits has ten in a row with the check digit of an NHS number.
"""


def machine_names(text: str) -> list[tuple[int, int]]:
    """Where such names stand in a text, as (start, end), in order."""
    return [found.span() for found in _NAME.finditer(text)]
