"""Papers to take along: one model of what is in them, and a writer for each kind of file.

`Paper` says what is in it (an overview, a matrix, charts with their sentences and doubts, texts, tables);
`write(paper, "html")` answers with the file. A paper needs nothing beside it, and no text of people in it is
ever a formula, a markup or a command.
"""

from goldthread.papers.kinds import KINDS, Kind, write
from goldthread.papers.matrix import matrix_of
from goldthread.papers.measured import charted_of, row_of
from goldthread.papers.paper import Charted, Group, Matrix, Numbers, Overview, Paper, Part, Row, Table, Text

__all__ = [
    "KINDS",
    "Charted",
    "Group",
    "Kind",
    "Matrix",
    "Numbers",
    "Overview",
    "Paper",
    "Part",
    "Row",
    "Table",
    "Text",
    "charted_of",
    "matrix_of",
    "row_of",
    "write",
]
