"""The two shapes of every change: a page that is one form, and a button."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from . import stale
from .forms import refusals_shown_on
from .happened import Done, follow

Result = TypeVar("Result")


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent with the form; None while it is only looked at."""
    return request.POST if request.method == "POST" else None


def form_page(
    request: HttpRequest,
    form: forms.BaseForm,
    act: Callable[..., Result],
    *,
    then: Callable[[Result], Done],
    context: Mapping[str, Any],
    template: str = "ui/form_page.jinja",
) -> HttpResponse:
    """A page that is one form: when it is valid, `act` is called once, and what `then` says of it follows.

    act: called as `act(by=…, **cleaned)`. What it refuses stands on the form (422), at the field it is about;
    a refusal to act at all (403) is a page of its own. context: what the template needs beside `form`;
    `ui/form_page.jinja` takes title, caption, intro, button and cancel; a template of its own includes
    `ui/forms/began.jinja` in its form. What somebody changed since it was opened is said first (422).
    """
    stale.carry(request, form)
    if request.method == "POST" and form.is_valid() and not stale.is_changed_since(request, form, act):
        act_on_what_was_given = partial(act, **form.cleaned_data)
        if done := tried(request, form, act_on_what_was_given, then=then):
            return done
    return render(request, template, {**context, "form": form}, status=422 if form.errors else 200)


def tried(
    request: HttpRequest, form: forms.BaseForm, act: Callable[..., Result], *, then: Callable[[Result], Done]
) -> HttpResponse | None:
    """Call `act(by=…)` once; what `then` says of it follows. None when it refused: the form says so.

    For pages of more than one step, which look at what was given before anything is done; others are a
    `form_page`.
    """
    with refusals_shown_on(form):
        return follow(request, then(act(by=request.user)))
    return None


def pressed(
    request: HttpRequest, act: Callable[..., Result], *, then: Callable[[Result], Done]
) -> HttpResponse:
    """A button was pressed: `act(by=…)` is called once, and what `then` says of it follows.

    There is no form to show a refusal on: it is a page with its words (409).
    """
    return follow(request, then(act(by=request.user)))
