"""A comment at an address of its own, answered, edited, taken back, resolved."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from goldthread.server.people.admission import only
from goldthread.server.people.models import Person
from goldthread.server.people.pages import of_organisation, somebody
from goldthread.server.people.seen import Seen, seen_by
from goldthread.server.ui.addressing import reverse
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from . import actions, queries
from .abilities import CommentsAbility
from .forms import AnswerForm, EditForm
from .models import Comment
from .settling import may_settle


@seen_by(Seen.WHOLE)
def comment_or_404(request: HttpRequest, code: str, pk: int) -> Comment:
    """The comment, if this person may see what it is about with the names on it."""
    seen = queries.in_full(Comment.objects.visible_to(somebody(request)).of(code))
    return get_object_or_404(seen.select_related("answers_to__by"), pk=pk)


said_it = only(
    "whoever said it",
    lambda person, comment: comment.by_id == person.pk,
    or_else="Only whoever said it may change it.",
)
settles = only(
    "whoever said it, is to answer it, or looks after comments",
    may_settle,
    or_else="Whoever said it, or is to answer it, may do this.",
    like=CommentsAbility.LOOK_AFTER_COMMENTS,
)


def comment(request: HttpRequest, found: Comment) -> HttpResponse:
    """What was said, and what was answered: an address that can be quoted."""
    if found.answers_to:
        return redirect(f"{address(found.answers_to)}#comment-{found.pk}")
    [found] = queries.about(found.thing, [found])
    return render(request, "comments/comment.jinja", _context(request, found, comment=found))


def answer(request: HttpRequest, found: Comment) -> HttpResponse:
    """Answer what somebody said."""
    asked = found.answers_to or found

    def then(given: Comment) -> Done:
        said = "Your answer stands there."
        return Done(f"{address(asked)}#comment-{given.pk}", said, address(given, "take_back"))

    return form_page(
        request,
        AnswerForm(posted(request), people=queries.may_be_named(asked.thing)),
        partial(actions.answer, comment=asked),
        then=then,
        context=_context(request, asked, title=f"Answer {asked.by.name}", button="Answer", quoted=asked),
        template="comments/form.jinja",
    )


def edit(request: HttpRequest, found: Comment) -> HttpResponse:
    """Say it otherwise."""
    return form_page(
        request,
        EditForm(posted(request), people=queries.may_be_named(found.thing), initial={"text": found.text}),
        partial(actions.edit, comment=found),
        then=lambda _: Done(_page_of(found), "It says what you wrote now; the record keeps what it said."),
        context=_context(request, found, title="Say it otherwise", button="Save"),
        template="comments/form.jinja",
    )


def take_back(request: HttpRequest, found: Comment) -> HttpResponse:
    """Take back what one said."""
    done = Done(found.link, "It is taken back, and shown no more.", address(found, "put_back"))
    return pressed(request, partial(actions.take_back, comment=found), then=lambda _: done)


def put_back(request: HttpRequest, found: Comment) -> HttpResponse:
    """Say again what one had taken back."""
    done = Done(_page_of(found), "It stands there again.")
    return pressed(request, partial(actions.put_back, comment=found), then=lambda _: done)


def resolve(request: HttpRequest, found: Comment) -> HttpResponse:
    """Say that nothing is left to do about it."""
    done = Done(found.link, "It is resolved.", address(found, "reopen"))
    return pressed(request, partial(actions.resolve, comment=found), then=lambda _: done)


def reopen(request: HttpRequest, found: Comment) -> HttpResponse:
    """Say that something is left to do about it after all."""
    done = Done(_page_of(found), "It is open again.")
    return pressed(request, partial(actions.reopen, comment=found), then=lambda _: done)


def address(found: Comment, name: str = "comment") -> str:
    """The address of one of a comment's pages."""
    return reverse(f"comments:{name}", args=[found.organisation.code, found.pk])


def _page_of(found: Comment) -> str:
    return f"{address(found.answers_to or found)}#comment-{found.pk}"


def _context(request: HttpRequest, found: Comment, **more: object) -> dict[str, object]:
    person: Person = somebody(request)
    said = {
        "title": f"{'A question' if found.asks else 'A comment'} by {found.by.name}",
        "caption": found.about,
        "cancel": _page_of(found),
        "person": person,
        "settles": may_settle(person, found),
        **more,
    }
    return of_organisation(request, found.organisation, (found.about, found.link), **said)
