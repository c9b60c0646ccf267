"""The gallery: every component of our pages, seen together."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def gallery(request: HttpRequest) -> HttpResponse:
    """Each piece once, with long names, zeros and nothing in it."""
    return render(request, "ui/gallery.jinja", {"title": "Components"})
