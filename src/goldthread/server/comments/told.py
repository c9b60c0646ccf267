"""Pages of a thing learn that somebody said something about it, while they are open."""

from goldthread.server.audit import following
from goldthread.server.audit.models import Event
from goldthread.server.live import telling

from . import things
from .models import Comment


def register() -> None:
    following.register("comments.comment", _of_a_comment)


def _of_a_comment(event: Event, key: int) -> None:
    kind, thing = Comment.objects.values_list("kind", "thing_pk").get(pk=key)
    telling.tell(things.of(kind).of(pk=thing))
