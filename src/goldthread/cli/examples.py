"""`goldthread examples`: the data sets to try the methods on; and the example that ends each --help."""

from __future__ import annotations


def example(line: str) -> str:
    """The end of a command's --help: a line that runs as it stands, on a bundled data set."""
    return f"\b\nExample:\n  {line}"
