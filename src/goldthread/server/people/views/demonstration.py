"""The demonstration's own way in: one click, no password. Its address exists in a demonstration only."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from .. import demonstration
from ..models import Person


def sign_in(request: HttpRequest) -> HttpResponse:
    """Choose whom to be."""
    if not settings.GOLDTHREAD_DEMONSTRATION:
        raise Http404
    if request.method == "POST":
        invented = Person.objects.filter(is_active=True, email__endswith=demonstration.DEMONSTRATION)
        person = get_object_or_404(invented, pk=_number(request.POST.get("person", "")))
        login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect(_next(request))
    places = demonstration.people_of_the_demonstration()
    first = demonstration.people_to_try(places)
    context = {"title": "Sign in to the demonstration", "first": first}
    context["places"] = demonstration.everybody_else(places, first)
    return render(request, "people/demonstration.jinja", context | {"next": request.GET.get("next", "")})


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    return (
        wanted
        if url_has_allowed_host_and_scheme(wanted, {request.get_host()})
        else settings.LOGIN_REDIRECT_URL
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
