"""Who is asked: somebody to take a role or a part, an organisation to join a partnership."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..roles import Role
from .organisations import CODE, Organisation, Partnership, Team
from .person import Person

ANSWERED_ONCE = (
    Q(accepted_at=None, declined_at=None)
    | Q(accepted_at=None, withdrawn_at=None)
    | Q(declined_at=None, withdrawn_at=None)
)


class Invitation(models.Model):
    """A question to somebody at an e-mail address: will they take this role, or this part in something?

    Until they accept, they are whoever was typed: nothing of it depends on whether the address has an
    account. The link is signed, not kept. `about` is the key of what a room asks them into, `asks` what
    it asks in words; a role stands in `role`.
    """

    email = models.EmailField()
    name = models.CharField(max_length=150)
    role = models.CharField(max_length=20, choices=Role, blank=True)
    about = models.CharField(max_length=80, blank=True)
    asks = models.CharField(max_length=300, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations"
    )
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT)
    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations"
    )
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now, editable=False)
    accepted_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-invited_at"]
        constraints = [
            models.CheckConstraint(
                name="an_invitation_is_accepted_declined_or_withdrawn",
                condition=ANSWERED_ONCE,
            ),
            models.CheckConstraint(
                name="an_invitation_is_to_a_role_or_about_a_thing",
                condition=(~Q(role="") & Q(about="", asks="")) | (Q(role="") & ~Q(about="") & ~Q(asks="")),
            ),
            models.CheckConstraint(
                name="an_invitation_comes_from_an_organisation_or_a_partnership",
                condition=Q(organisation__isnull=False, partnership=None)
                | Q(organisation=None, team=None, partnership__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"

    @property
    def host(self) -> Organisation | Partnership:
        """Who invites: an organisation or a partnership."""
        host = self.organisation or self.partnership
        assert host is not None  # by the constraint above
        return host

    @property
    def place(self) -> Team | Organisation | Partnership:
        """Where the role waits."""
        return self.team or self.host

    @property
    def question(self) -> str:
        """What is asked, as it follows ‘invites you’."""
        if self.about:
            return self.asks
        where = f" of {self.team}" if self.team else ""
        join = (
            f"to join the improvement programme of {self.host}"
            if self.organisation
            else f"to join {self.host}"
        )
        return f"{join}, as {self.get_role_display().lower()}{where}"


class PartnershipInvitation(models.Model):
    """A question to an organisation: will it join? Asked of the code of one that may be here, or by e-mail.

    The code is kept as it was typed: whether an organisation with that code is here, the partnership
    learns when it says yes. By e-mail, whoever follows the link founds their organisation and joins with it.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="asked")
    code = models.CharField(max_length=20, blank=True, validators=[CODE])
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=200, blank=True)
    invited_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # nobody, at the server's shell
    invited_at = models.DateTimeField(default=timezone.now, editable=False)
    accepted_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-invited_at"]
        constraints = [
            models.CheckConstraint(
                name="a_partnership_asks_by_code_or_by_email",
                condition=(~Q(code="") & Q(email="")) | (Q(code="") & ~Q(email="")),
            ),
            models.CheckConstraint(
                name="a_partnership_is_answered_once",
                condition=ANSWERED_ONCE,
            ),
        ]

    def __str__(self) -> str:
        return self.code or f"{self.name} <{self.email}>"
