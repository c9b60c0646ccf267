"""The cells of a column as they stand: the different ones, and how each is spelt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .reading_tables import LONGEST_SHOWN, Table
from .refusing import unreadable


def coded(table: Table, column: str) -> tuple[NDArray[np.int64], list[Any]]:
    """A column's different cells in the order they first occur, and each row's place among them."""
    cells = table.column(column)
    if isinstance(cells, list):
        seen: dict[tuple[type, Any], int] = {}
        keys = (seen.setdefault((type(cell), cell), len(seen)) for cell in cells)
        codes = np.fromiter(keys, np.int64, len(cells))
        return codes, [cell for _, cell in seen]
    import polars

    if cells.dtype.is_nested() or cells.dtype in (polars.Binary, polars.Object):
        raise unreadable(table, column, f"holds {_kind(cells.dtype)}; expected single values")
    distinct = cells.unique(maintain_order=True)
    places = polars.DataFrame({"cell": distinct, "place": np.arange(len(distinct), dtype=np.int64)})
    rows = cells.alias("cell").to_frame()
    joined = rows.join(places, on="cell", how="left", maintain_order="left", nulls_equal=True)
    try:
        return joined["place"].to_numpy(), distinct.to_list()
    except (ValueError, polars.exceptions.PanicException) as error:  # a date of the year 21934
        raise unreadable(table, column, f"holds a value that cannot be ({error})") from error


def spelt(cell: Any) -> str:
    """A cell as text; a whole number without '.0', a date as 2019-03-01."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        midnight = (cell.hour, cell.minute, cell.second, cell.microsecond) == (0, 0, 0, 0)
        return (cell.date() if midnight else cell).isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()


def saying(cell: Callable[[int], Any]) -> Callable[[int], str]:
    """Says a cell as it stands, shortened where it is long."""

    def said(place: int) -> str:
        text = spelt(cell(place))
        if text == "":
            return "found nothing"
        return f"found {text!r}" if len(text) <= LONGEST_SHOWN else f"found {text[:LONGEST_SHOWN]!r} and more"

    return said


def _kind(dtype: Any) -> str:
    return {"List": "lists", "Array": "lists", "Struct": "groups of values", "Binary": "binary data"}.get(
        dtype.base_type().__name__, "objects"
    )
