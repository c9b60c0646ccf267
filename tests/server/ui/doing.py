"""Addresses at which something is done, beside all of ours: for the tests of what pages say about it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from goldthread.server.config.urls import urlpatterns as ours
from goldthread.server.people.admission import button, signed_in
from goldthread.server.ui.happened import happened


def do(request: HttpRequest) -> HttpResponse:
    happened(
        request,
        "‘Letters & clinics’ was proposed.",
        next=("Choose its days", "/choose/?a=1&b=2"),
        take_back="/undo/",
    )
    return redirect("/")


def only_say(request: HttpRequest) -> HttpResponse:
    happened(request, "The reading was recorded.")
    return redirect("/")


urlpatterns = [*ours, path("do/", button(do, signed_in)), path("say/", button(only_say, signed_in))]
