"""Who may resolve a comment, and open it again."""

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can
from goldthread.server.people.models import Person

from . import things
from .abilities import CommentsAbility
from .models import Comment


def may_settle(person: Person, comment: Comment) -> bool:
    """Whether somebody may resolve it: who said it, whose it is to answer, and who looks after comments."""
    kind = things.of(comment.kind)
    is_theirs = person.pk == comment.by_id or person == kind.answers(comment.thing)
    return can(person, PeopleAbility.SEE_NAMES if is_theirs else CommentsAbility.LOOK_AFTER_COMMENTS, comment)
