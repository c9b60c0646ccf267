"""The keys of a board's links, as addresses carry them: random, and signed by this place."""

from secrets import token_urlsafe

from django.core.signing import BadSignature, Signer

from .models import BoardLink


def new() -> str:
    """A key that nobody has had before."""
    return token_urlsafe(12)


def token_of(link: BoardLink) -> str:
    """What an address says of a link."""
    return _signer(link.purpose).sign(link.key)


def link_of(token: str, purpose: str) -> BoardLink | None:
    """The open link for this purpose; None for one that was ended, or is none of ours."""
    try:
        key = _signer(purpose).unsign(token)
    except BadSignature:
        return None
    opened = BoardLink.objects.filter(ended_at=None, purpose=purpose, board__team__closed_on=None)
    return opened.select_related("board__team__organisation", "made_by").filter(key=key).first()


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"boards.{purpose}")
