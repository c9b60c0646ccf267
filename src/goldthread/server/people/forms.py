"""The forms of people and organisations."""

from collections.abc import Container
from typing import Any

from django import forms

from goldthread.server.ui.fields import DayField

from .access import roles_to_grant
from .handing_over import Thing
from .models import DatedEvent, Organisation, Partnership, Person, Team
from .queries import team_tree
from .roles import Role
from .vocabulary import PACK_NAMES, Term, Vocabulary, terms, word

AT_PARTNERSHIPS = (Role.BOARD_MEMBER, Role.EVALUATOR, Role.ADMINISTRATOR)
"""The roles that mean something over several organisations."""


class OrganisationForm(forms.ModelForm):
    class Meta:
        model = Organisation
        fields = ["name", "shared", "weeks_of_planning"]
        widgets = {"shared": forms.RadioSelect}
        labels = {
            "shared": "What do its partnership and evaluators see of it?",
            "weeks_of_planning": "Weeks of planning before an event",
        }
        help_texts = {"weeks_of_planning": "From 1 to 26. Eight unless you say otherwise."}


class SecondFactorForm(forms.Form):
    second_factor = forms.ChoiceField(
        choices=Organisation.Second.choices,
        widget=forms.RadioSelect,
        label="Who needs a second factor to sign in?",
        help_text="Somebody who holds a role in several organisations needs one if one of them asks for it.",
    )
    days = forms.IntegerField(
        initial=14,
        min_value=0,
        max_value=90,
        label="In how many days?",
        help_text="Until then whoever signs in is told. From then on they set one up before anything else.",
    )


class PartnershipForm(forms.ModelForm):
    class Meta:
        model = Partnership
        fields = ["name"]


class BeginPartnershipForm(forms.Form):
    """A new partnership, of one of the organisations that this person sets."""

    name = forms.CharField(max_length=200, label="Name of the partnership")
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label="Which organisation begins it?", empty_label="Choose one"
    )

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        only = organisations[:2]
        if len(only) == 1:
            self.fields["organisation"].initial = only[0].pk


class InviteOrganisationForm(forms.Form):
    """An organisation that is here, by code; or somebody who would found theirs, by e-mail."""

    code = forms.CharField(
        max_length=20,
        required=False,
        label="Code of an organisation that is here",
        help_text="Its administrators are asked on their first page. Whether there is one with this code, "
        "you learn when it says yes.",
    )
    name = forms.CharField(
        max_length=200, required=False, label="Or, for an organisation that is not here yet: whom to write to"
    )
    email = forms.EmailField(
        required=False,
        label="Their e-mail address",
        help_text="The link that is sent there is good for 14 days: it begins their organisation.",
    )


class FoundAndJoinForm(forms.Form):
    """An organisation that is founded to join a partnership."""

    name = forms.CharField(max_length=200, label="Name of your organisation")
    code = forms.CharField(
        max_length=20, label="A short code for it", help_text="Capital letters, such as SASH."
    )
    ods_code = forms.CharField(max_length=10, required=False, label="ODS code", help_text="Where it has one.")
    person_name = forms.CharField(max_length=150, label="Your name")

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).strip().upper()


class TeamForm(forms.Form):
    """A new team, perhaps below another."""

    name = forms.CharField(max_length=150, label="Name of the team")
    parent = forms.ModelChoiceField(Team.objects.none(), required=False, label="Part of")

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_teams(self.fields["parent"], organisation, "The organisation itself")


class DatedEventForm(forms.Form):
    title = forms.CharField(max_length=150, label="What happened")
    kind = forms.ChoiceField(
        choices=[("", "Choose one"), *DatedEvent.Kind.choices], label="What kind of event"
    )
    on = DayField(label="When")
    precision = forms.ChoiceField(
        choices=DatedEvent.Precision,
        initial=DatedEvent.Precision.DAY,
        widget=forms.RadioSelect,
        label="How exactly is that known?",
    )
    note = forms.CharField(widget=forms.Textarea, required=False, label="Note")

    def clean_kind(self) -> DatedEvent.Kind:
        return DatedEvent.Kind(self.cleaned_data["kind"])

    def clean_precision(self) -> DatedEvent.Precision:
        return DatedEvent.Precision(self.cleaned_data["precision"])


class OneselfForm(forms.Form):
    """How somebody is called, and what they do."""

    name = forms.CharField(max_length=150, label="Your name")
    title = forms.CharField(max_length=150, required=False, label="Your post")


class PostForm(forms.Form):
    """What somebody does."""

    title = forms.CharField(max_length=150, required=False, label="Post")


class AddressForm(forms.Form):
    """Another e-mail address to sign in with."""

    email = forms.EmailField(
        label="New e-mail address",
        help_text="A link goes there, good for three days. Nothing changes until it is followed.",
    )


class EditTeamForm(forms.Form):
    """What a team is called, and which it is part of: none below itself."""

    name = forms.CharField(max_length=150, label="Name of the team")
    parent = forms.ModelChoiceField(Team.objects.none(), required=False, label="Part of")

    def __init__(self, data: Any, *, team: Team) -> None:
        super().__init__(data, initial={"name": team.name, "parent": team.parent_id})
        below = {each.pk for each in team.descendants(include_self=True)}
        _offer_teams(self.fields["parent"], team.organisation, "The organisation itself", leaving_out=below)


class CloseTeamForm(forms.Form):
    """What becomes of the roles that are held at a team."""

    roles = forms.ChoiceField(
        choices=[("end", "They end"), ("move", "They are held one step up from now on")],
        widget=forms.RadioSelect,
        initial="end",
        label="What becomes of the roles held there?",
    )
    reason = forms.CharField(widget=forms.Textarea, required=False, label="Why")


class ReasonForm(forms.Form):
    reason = forms.CharField(widget=forms.Textarea, label="Why")


class RoleForm(forms.Form):
    """A role, at the organisation or at one of its teams."""

    role = forms.ChoiceField(choices=Role, widget=forms.RadioSelect, label="Role")
    team = forms.ModelChoiceField(Team.objects.none(), required=False, label="Where")

    def __init__(self, *args: Any, organisation: Organisation, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Only these are offered; one that is sent all the same meets the action's own refusal.
        offered = [(role.value, role.label) for role in roles_to_grant(by, organisation)]
        self.fields["role"].widget.choices = offered
        _offer_teams(self.fields["team"], organisation, f"All of {organisation.code}")

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class InvitationForm(RoleForm):
    name = forms.CharField(max_length=150, label="Name")
    email = forms.EmailField(label="E-mail address", help_text="Their link is good for 14 days.")
    field_order = ["name", "email", "role", "team"]


class PartnershipInvitationForm(forms.Form):
    """A role at a partnership, offered by e-mail."""

    name = forms.CharField(max_length=150, label="Name")
    email = forms.EmailField(
        label="E-mail address", help_text="The link that is sent there is good for 14 days."
    )
    role = forms.ChoiceField(
        choices=[(role.value, role.label) for role in AT_PARTNERSHIPS], widget=forms.RadioSelect, label="Role"
    )

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class HandOverForm(forms.Form):
    """Who takes over from somebody who leaves: one for everything, or somebody else for a thing."""

    to = forms.ModelChoiceField(
        Person.objects.none(),
        required=False,
        label="Who takes over?",
        help_text="Everything below for which you name nobody else.",
    )

    def __init__(self, *args: Any, people: Any, things: list[Thing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        receiver: Any = self.fields["to"]
        receiver.queryset, receiver.empty_label = people, "Choose somebody"
        receiver.required = len(things) == 1
        if receiver.required:
            receiver.help_text = ""
        self.things = things if len(things) > 1 else []
        for n, thing in enumerate(self.things):
            self.fields[f"thing-{n}"] = forms.ModelChoiceField(
                people, required=False, label=thing.title, empty_label="The same as above"
            )

    def each(self) -> dict[str, Person]:
        """Who takes which thing, by its key, where somebody was named for it."""
        named = ((t.key, self.cleaned_data.get(f"thing-{n}")) for n, t in enumerate(self.things))
        return {key: person for key, person in named if person}


class LeavingForm(forms.Form):
    """Nothing is asked of somebody who leaves nothing behind."""


class WordsForm(forms.Form):
    """A pack, and a row for each term: one, many, and with its article. What equals the pack is not kept."""

    pack = forms.ChoiceField(
        choices=list(PACK_NAMES.items()), widget=forms.RadioSelect, label="Words to begin with"
    )

    def __init__(self, *args: Any, words: Vocabulary, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"pack": words.pack}, **kwargs})
        for term, said in terms().items():
            own = words.own.get(term)
            for part, label in PARTS:
                self.fields[f"{term}-{part}"] = forms.CharField(
                    max_length=60,
                    required=False,
                    initial=getattr(own, part) if own else "",
                    label=f"{said.japanese.title}, {label}",
                )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        own = {}
        for term in terms():
            said = {part: cleaned.get(f"{term}-{part}", "") for part, _ in PARTS}
            if any(said.values()) and not said["one"]:
                self.add_error(f"{term}-one", "Say it for one as well.")
            elif said["one"]:
                own[term] = word(**said)
        return {"pack": cleaned.get("pack"), "own": own}

    def rows(self) -> list[tuple[Term, list[forms.BoundField]]]:
        """Each term with its three fields."""
        return [(term, [self[f"{key}-{part}"] for part, _ in PARTS]) for key, term in terms().items()]


PARTS = [("one", "one"), ("many", "many"), ("a", "with its article")]


def _offer_teams(
    field: Any, organisation: Organisation, otherwise: str, leaving_out: Container[int] = ()
) -> None:
    """The open teams of an organisation, each below the one it belongs to."""
    offered = [t for t in team_tree(organisation) if t.pk not in leaving_out]
    field.queryset = organisation.teams.filter(pk__in=[t.pk for t in offered])
    field.empty_label = otherwise
    field.choices = [("", otherwise), *((t.pk, "– " * t.tree_depth + t.name) for t in offered)]
