"""Measures, read: as arrays for the methods, as sentences for lists, as what is overdue."""

from .changed_since import changed_since
from .charted_series import ChartedSeries, fingerprint
from .choosing import Choosing, choosing
from .circles import (
    Kept,
    keeps_file_from,
    kept_to,
    kept_to_each,
    may_be_in,
    may_still_have,
    withheld_from,
)
from .closer import CLOSER, Compared, closer, closer_figure, compared_since
from .codes import code_now, codes_now, measures_called
from .counted_as import CountedAs, alike, counted_as
from .drawing import (
    Drawn,
    adjusted_of,
    as_computed,
    chart,
    chart_as,
    chart_called,
    chart_of,
    drawn_as,
    kinds_for,
)
from .kept_points import Points, points_of
from .known import Known, NotKnown, known_at
from .of_organisations import (
    ever_read,
    figures_open_to,
    how_many_of,
    measures_of,
    open_measures,
    series_by_measure,
    with_last_period,
)
from .official import PROVISIONAL, is_provisional, lacking, unfinished_of
from .overview import Glance, glances, in_order, with_small_charts
from .packs import pack_of
from .places import places_as_json
from .points import OnePoint, one_point
from .previews import Line, Preview, waiting
from .reading import is_overdue, last_read, next_period, periods_called, periods_unread, unread
from .rebasing import Rebasing
from .resting import may_define_anew, rests_on
from .said import Said, Shown, said_of
from .series import Series, goes_on_under, in_force, readings_of, series, series_of_each
from .standings import marks_of, standings
from .taken_along import charted, framed, paper, points_in_a_table
from .verdict import Verdict, verdict_of

__all__ = [
    "CLOSER",
    "PROVISIONAL",
    "ChartedSeries",
    "Choosing",
    "Compared",
    "CountedAs",
    "Drawn",
    "Glance",
    "Kept",
    "Known",
    "Line",
    "NotKnown",
    "OnePoint",
    "Points",
    "Preview",
    "Rebasing",
    "Said",
    "Series",
    "Shown",
    "Verdict",
    "adjusted_of",
    "alike",
    "as_computed",
    "changed_since",
    "chart",
    "chart_as",
    "chart_called",
    "chart_of",
    "charted",
    "choosing",
    "closer",
    "closer_figure",
    "code_now",
    "codes_now",
    "compared_since",
    "counted_as",
    "drawn_as",
    "ever_read",
    "figures_open_to",
    "fingerprint",
    "framed",
    "glances",
    "goes_on_under",
    "how_many_of",
    "in_force",
    "in_order",
    "is_overdue",
    "is_provisional",
    "keeps_file_from",
    "kept_to",
    "kept_to_each",
    "kinds_for",
    "known_at",
    "lacking",
    "last_read",
    "marks_of",
    "may_be_in",
    "may_define_anew",
    "may_still_have",
    "measures_called",
    "measures_of",
    "next_period",
    "one_point",
    "open_measures",
    "pack_of",
    "paper",
    "periods_called",
    "periods_unread",
    "places_as_json",
    "points_in_a_table",
    "points_of",
    "readings_of",
    "rests_on",
    "said_of",
    "series",
    "series_by_measure",
    "series_of_each",
    "standings",
    "unfinished_of",
    "unread",
    "verdict_of",
    "waiting",
    "with_last_period",
    "with_small_charts",
    "withheld_from",
]
