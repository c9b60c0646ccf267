"""The roles that people hold. What each lets them do, the rooms declare (abilities.py)."""

from django.db.models import TextChoices


class Role(TextChoices):
    """Held at a team, an organisation or a partnership."""

    STAFF = "staff", "Staff"
    TEAM_LEAD = "team_lead", "Team lead"
    FACILITATOR = "facilitator", "Facilitator of the improvement office"
    EXECUTIVE = "executive", "Executive"
    BOARD_MEMBER = "board_member", "Board member"
    EVALUATOR = "evaluator", "Evaluator"
    ADMINISTRATOR = "administrator", "Administrator"


LEADERS = frozenset({Role.EXECUTIVE, Role.ADMINISTRATOR})  # granted only by an administrator
