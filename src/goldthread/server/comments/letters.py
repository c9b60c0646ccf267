"""The letters of comments: to who is named, and to who is answered."""

from django.conf import settings

from goldthread.server.people.models import Person
from goldthread.server.post import kinds
from goldthread.server.post.writing import later
from goldthread.server.ui.addressing import reverse

from .models import Comment

COMMENT = kinds.register(
    kinds.Kind(
        "comment",
        "Comments that are for you",
        "When somebody names you in a comment, or answers what you said.",
        may_be_muted=True,
    )
)
TEMPLATE = "comments/mail/comment.txt.jinja"


def tell_of_naming(comment: Comment, *, to: Person) -> None:
    """Write to somebody who is named. What was said is for the page: letters pass through other hands."""
    verb = "asks you something" if comment.asks else "names you in a comment"
    _tell(comment, to, f"{comment.by.name} {verb} about {comment.about}", once="named")


def tell_of_answer(given: Comment, *, to: Person) -> None:
    """Write to whoever said what is answered."""
    _tell(given, to, f"{given.by.name} answers what you said about {given.about}", once="answered")


def _tell(comment: Comment, to: Person, what: str, *, once: str) -> None:
    link = reverse("comments:comment", args=[comment.organisation.code, comment.pk])
    later(
        to=to,
        kind=COMMENT,
        subject=what,
        template=TEMPLATE,
        about=comment,
        organisation=comment.organisation,
        once=f"comment-{once}:{comment.pk}",
        what=what,
        link=f"{settings.GOLDTHREAD_URL}{link}",
    )
