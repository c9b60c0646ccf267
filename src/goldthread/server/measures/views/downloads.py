"""Pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def chart(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Chart"})


def readings_csv(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Readings_csv"})
