"""A new e-mail address to sign in with: proved by a signed link that goes to it."""

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from .inviting.mail import NotALink
from .models import Person

_SALT = "goldthread.address"
VALID_FOR = 3 * 24 * 3600  # seconds


def token_of(person: Person, email: str) -> str:
    """What the link carries: whose, from which address, so that it is good once, and to which."""
    return signing.dumps([person.pk, person.email, email], salt=_SALT)


def asked_in(token: str) -> tuple[Person, str]:
    """Whose link it is, and to which address. Raises NotALink for one that is not, or no longer, good."""
    try:
        pk, was, email = signing.loads(token, salt=_SALT, max_age=VALID_FOR)
        return Person.objects.get(pk=pk, email=was, is_active=True), email
    except (signing.BadSignature, Person.DoesNotExist):
        raise NotALink from None


def send_link(person: Person, email: str, by: Person) -> None:
    """Ask whoever reads this address whether it is theirs: within the action that asks for it.

    Where it is somebody else's already, they are told that nothing follows; whoever asked is told nothing.
    """
    taken = Person.objects.filter(email=email).exclude(pk=person.pk).exists()
    link = settings.GOLDTHREAD_URL + reverse("people:take_address", args=[token_of(person, email)])
    said = {"found": person, "by": by, "link": link, "taken": taken}
    text = render_to_string("people/mail/new_address.txt.jinja", said)
    send_mail("Goldthread: is this your address?", text, None, [email])


def tell_the_old(person: Person, was: str) -> None:
    """Tell the address that is given up."""
    text = render_to_string("people/mail/old_address.txt.jinja", {"found": person})
    send_mail("Goldthread: your e-mail address was changed", text, None, [was])
