"""What is counted: a measure, the revisions of its definition, its readings, and what people said of them."""

from .charted import ChartChoice, ChartKind, ChartRules
from .circle import Circle
from .family import Family, FamilyMember, FamilyQuerySet
from .imported import Import, ImportQuerySet
from .known import Basis, Formerly
from .measure import Dimension, FormerCode, Measure, MeasureQuerySet, Phase, PointNote
from .reading import Correction, Reading, ReadingsThatCount, Withdrawal
from .revision import Revision, RevisionQuerySet
from .saved_view import SavedView, SavedViewQuerySet
from .standing import Standing, Stood
from .watch import Followed, LookedAt, Told, Watch

__all__ = [
    "Basis",
    "ChartChoice",
    "ChartKind",
    "ChartRules",
    "Circle",
    "Correction",
    "Dimension",
    "Family",
    "FamilyMember",
    "FamilyQuerySet",
    "Followed",
    "FormerCode",
    "Formerly",
    "Import",
    "ImportQuerySet",
    "LookedAt",
    "Measure",
    "MeasureQuerySet",
    "Phase",
    "PointNote",
    "Reading",
    "ReadingsThatCount",
    "Revision",
    "RevisionQuerySet",
    "SavedView",
    "SavedViewQuerySet",
    "Standing",
    "Stood",
    "Told",
    "Watch",
    "Withdrawal",
]
