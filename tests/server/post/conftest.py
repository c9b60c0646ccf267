"""Letters as in earnest: through the outbox, to a mail server on loopback that does what a test wants."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiosmtpd.controller import Controller


@dataclass
class MailServer:
    """Takes letters, and says of each address what it is told to. `delay`: seconds before it answers."""

    port: int = 0
    got: list[Any] = field(default_factory=list)
    says: dict[str, str] = field(default_factory=dict)
    of_data: str = "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, to: str, options: Any) -> str:
        answer = self.says.get(to, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(to)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.of_data.startswith("250"):
            self.got.append(envelope)
        return self.of_data


@pytest.fixture
def outbox(settings: Any) -> None:
    """What is written waits in the outbox, as in every installation."""
    settings.EMAIL_BACKEND = "goldthread.server.post.backend.Outbox"


@pytest.fixture
def mail_server(settings: Any, outbox: None) -> Iterator[MailServer]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        made = MailServer(free.getsockname()[1])
    controller = Controller(made, hostname="127.0.0.1", port=made.port)
    controller.start()
    settings.LETTERS_LEAVE_BY = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", made.port, 2
    yield made
    controller.stop()
