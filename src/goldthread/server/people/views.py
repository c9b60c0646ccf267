"""Pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def organisations(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Organisations"})


def organisation(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Organisation"})


def settings(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Settings"})


def settings_words(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Settings_words"})


def teams(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Teams"})


def events(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Events"})


def remove_event(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Remove_event"})


def people_of(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "People_of"})


def invite(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Invite"})


def withdraw(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Withdraw"})


def grant(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Grant"})


def revoke(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Revoke"})


def person(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Person"})


def mute(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Mute"})


def hand_over(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Hand_over"})


def partnership(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Partnership"})


def partnership_settings(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Partnership_settings"})


def roles(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Roles"})


def words(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Words"})


def accept(request: HttpRequest, **named: object) -> HttpResponse:
    return render(request, "ui/page.jinja", {"title": "Accept"})

