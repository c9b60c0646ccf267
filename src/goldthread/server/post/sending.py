"""Sending what waits in the outbox: through the mail server, or into files where there is none."""

import logging
from dataclasses import dataclass
from email.utils import parseaddr
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import BadHeaderError
from django.utils import timezone

from . import outbox
from .kinds import kind_of
from .models import Letter, LetterText
from .stopping import link_to_stop
from .writing import wants

logger = logging.getLogger(__name__)


@dataclass
class Delivered:
    """What became of the letters that were tried. `away` says why the mail server took none, if it did."""

    sent: int = 0
    refused: int = 0
    later: int = 0
    dropped: int = 0
    away: str = ""


def deliver() -> Delivered:
    """Try every letter that is due, one after the other, over one connection.

    Stops at the first sign that the mail server is away: the others are not worn out by trying.
    """
    done = Delivered()
    outbox.say_what_was_lost()
    if not (waiting := outbox.due()):
        return done
    post = get_connection(settings.LETTERS_LEAVE_BY)
    try:
        for pk in waiting:
            if letter := outbox.claim(pk):
                _deliver(letter, post, done)
            if done.away:
                break
    finally:
        _close(post)
    return done


def _deliver(letter: Letter, post: BaseEmailBackend, done: Delivered) -> None:
    if why := unwanted(letter):
        outbox.dropped(letter, why)
        done.dropped += 1
        return
    try:
        message = message_of(letter)
        post.open()
        post.send_messages([message])
    except (SMTPRecipientsRefused, SMTPDataError, BadHeaderError, UnicodeError) as wrong:
        _not_taken(letter, wrong, done)
        _close(post)
    except OSError as wrong:  # away, too slow, or refusing us altogether: what mail servers raise
        logger.warning("The mail server took no letter: %s", said(wrong))
        outbox.try_later(letter, said(wrong))
        done.later += 1
        done.away = said(wrong)
        _close(post)
    else:
        outbox.sent(letter)
        done.sent += 1


def _not_taken(letter: Letter, wrong: Exception, done: Delivered) -> None:
    """This letter alone was not taken: for good, or for now (a mailbox that is full, a greylist)."""
    logger.warning("Letter %s was not taken: %s", letter.message_id, type(wrong).__name__)
    if _code(wrong) < 500:
        outbox.try_later(letter, said(wrong))
        done.later += 1
    else:
        outbox.refused(letter, said(wrong))
        done.refused += 1


def unwanted(letter: Letter) -> str:
    """Why a letter is not to be sent any more; empty if it is."""
    if letter.until and timezone.now() > letter.until:
        return "It would have come too late."
    if letter.person is None or not kind_of(letter.kind).may_be_muted:
        return ""
    return "" if wants(letter.person, kind_of(letter.kind)) else "They want no letters of this kind."


def message_of(letter: Letter) -> EmailMessage:
    """The letter as it leaves: under its own message id, and with the way to stop its kind."""
    text: LetterText = letter.text
    headers = {"Message-ID": f"<{letter.message_id}@{_domain()}>", "Auto-Submitted": "auto-generated"}
    body = text.body.strip() + "\n"
    if letter.person and kind_of(letter.kind).may_be_muted:
        stop = link_to_stop(letter.person, letter.kind)
        headers |= {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
        body += f"\nTo get no more letters of this kind, follow this link:\n{stop}\n"
    return EmailMessage(text.subject, body, None, [letter.to], headers=headers)


def said(wrong: Exception) -> str:
    """What a mail server said, or what is wrong with reaching it, for whoever looks after it."""
    if isinstance(wrong, SMTPRecipientsRefused):
        code, text = next(iter(wrong.recipients.values()))
        return f"{code} {_text(text)}"
    if isinstance(wrong, SMTPResponseException):
        return f"{wrong.smtp_code} {_text(wrong.smtp_error)}"
    if isinstance(wrong, TimeoutError):
        return "The mail server did not answer in time."
    return f"{wrong}" or type(wrong).__name__


def _code(wrong: Exception) -> int:
    if isinstance(wrong, SMTPRecipientsRefused):
        return int(next(iter(wrong.recipients.values()))[0])
    return wrong.smtp_code if isinstance(wrong, SMTPDataError) else 550


def _text(said: object) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"


def _close(post: BaseEmailBackend) -> None:
    try:
        post.close()
    except OSError:
        logger.info("The mail server went before it was taken leave of.")
