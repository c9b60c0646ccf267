"""How people sign in: django-allauth, open only to whoever was invited."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from .models import Person


class Adapter(DefaultAccountAdapter):
    """Nobody signs themselves up: an invitation opens the door."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def shown_as(person: Person) -> str:
    """How allauth's pages speak of somebody."""
    return person.name
