"""What somebody may do with boards."""

from goldthread.server.people.abilities import Ability
from goldthread.server.people.roles import Role

_LEADING = (Role.TEAM_LEAD, Role.FACILITATOR, Role.EXECUTIVE, Role.ADMINISTRATOR)


class BoardsAbility(Ability):
    WRITE_ON_BOARDS = (
        "write_on_boards",
        "Write tickets, move and answer them, thank somebody, say how today is",
        *(role for role in Role if role is not Role.EVALUATOR),
    )
    KEEP_BOARDS = (
        "keep_boards",
        "Begin a team’s board, choose what stands on it, and make its links and its poster",
        *_LEADING,
    )
    READ_WHAT_CAME_IN = (
        "read_what_came_in",
        "Read what came in without signing in, before it stands on the board",
        *_LEADING,
    )
