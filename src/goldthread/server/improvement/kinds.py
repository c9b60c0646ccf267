"""The closed lists of improvement: kinds of workshop, their stages, what they measure and when."""

from django.db.models import TextChoices


class WorkshopKind(TextChoices):
    RPIW = "rpiw", "Rapid process improvement workshop"
    KAIZEN = "kaizen", "Kaizen event"
    CLINIC = "clinic", "Clinic"


SHORTEST_EVENT = {WorkshopKind.RPIW: 3, WorkshopKind.KAIZEN: 1, WorkshopKind.CLINIC: 1}  # days
LONGEST_EVENT = {WorkshopKind.RPIW: 5, WorkshopKind.KAIZEN: 3, WorkshopKind.CLINIC: 5}  # days


class Stage(TextChoices):
    """How far a workshop is. It goes forward, or is stood down with a reason."""

    PROPOSED = "proposed", "Proposed"
    PLANNING = "planning", "Planning"
    EVENT = "event", "Event"
    REMEASURING = "remeasuring", "Remeasuring"
    CLOSED = "closed", "Closed"
    STOOD_DOWN = "stood_down", "Stood down"


BEFORE_EVENT = (Stage.PROPOSED, Stage.PLANNING)
HELD = (Stage.REMEASURING, Stage.CLOSED)  # the event was held: the workshop was run
OVER = (Stage.CLOSED, Stage.STOOD_DOWN)


class WorkshopMeasureKind(TextChoices):
    LEAD_TIME = "lead_time", "Lead time"
    CYCLE_TIME = "cycle_time", "Cycle time"
    SETUP_TIME = "setup_time", "Set-up time"
    DEFECTS = "defects", "Defects"
    WALKING_DISTANCE = "walking_distance", "Walking distance"
    INVENTORY = "inventory", "Inventory"
    WORK_IN_PROGRESS = "work_in_progress", "Work in progress"
    SPACE = "space", "Space"
    PRODUCTIVITY = "productivity", "Productivity"
    EHS = "ehs", "Environment, health and safety (5S)"
    OTHER = "other", "Another measure"


DURATIONS = (WorkshopMeasureKind.LEAD_TIME, WorkshopMeasureKind.CYCLE_TIME, WorkshopMeasureKind.SETUP_TIME)
HIGHER_IS_BETTER = (WorkshopMeasureKind.PRODUCTIVITY, WorkshopMeasureKind.EHS)
UNITS = {
    WorkshopMeasureKind.DEFECTS: "defects",
    WorkshopMeasureKind.WALKING_DISTANCE: "metres",
    WorkshopMeasureKind.INVENTORY: "items",
    WorkshopMeasureKind.WORK_IN_PROGRESS: "items",
    WorkshopMeasureKind.SPACE: "square metres",
    WorkshopMeasureKind.EHS: "level",
}
MOST_MEASURES = 8
MINUTES = "minutes"  # elapsed minutes: the unit of every duration


class DefectsForm(TextChoices):
    """How defects were counted; only a count with its output derives a ratio."""

    COUNT = "count", "As a count"
    RATIO = "ratio", "As a ratio"
    COUNT_AND_OUTPUT = "count_and_output", "As a count, with the output it came from"


class RatioOf(TextChoices):
    """What a ratio of defects is: the two are never pooled."""

    ITEMS = "items", "Share of items that are defective (at most 1)"
    DEFECTS = "defects", "Defects per item (may exceed 1)"


class Point(TextChoices):
    """When a value was taken: before, on a day of the event, or so many days after its last day."""

    BASELINE = "baseline", "Baseline"
    DAY_1 = "day_1", "Day 1"
    DAY_2 = "day_2", "Day 2"
    DAY_3 = "day_3", "Day 3"
    DAY_4 = "day_4", "Day 4"
    DAY_5 = "day_5", "Day 5"
    AT_30 = "30", "30 days"
    AT_60 = "60", "60 days"
    AT_90 = "90", "90 days"
    AT_120 = "120", "120 days"
    AT_365 = "365", "365 days"

    @property
    def when(self) -> str:
        """As it stands after what was found: at 90 days, on day 4."""
        return f"on {self.label.lower()}" if self in EVENT_DAYS else f"at {self.label.lower()}"


EVENT_DAYS = (Point.DAY_1, Point.DAY_2, Point.DAY_3, Point.DAY_4, Point.DAY_5)
CHECKPOINTS = {Point.AT_30: 30, Point.AT_60: 60, Point.AT_90: 90, Point.AT_120: 120, Point.AT_365: 365}
LATE_AFTER = 30  # days past a checkpoint's date


class Follows(TextChoices):
    """What the workshop itself shows: the planning step that asks for it is ticked once it is there."""

    PATIENT_PARTNER = "patient_partner", "a patient partner"
    PROCESS_OWNER = "process_owner", "a process owner"
    WORKSHOP_LEADER = "workshop_leader", "a workshop leader"
    BASELINE = "baseline", "a baseline for every chosen measure"


class Gate(TextChoices):
    """What no event goes ahead without, unless the sponsor waives it with a reason."""

    PATIENT_PARTNER = "patient_partner", "a patient partner"
    PROCESS_OWNER = "process_owner", "a process owner"
    BASELINE = "baseline", "a baseline for every chosen measure"
