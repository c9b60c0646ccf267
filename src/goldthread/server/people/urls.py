from django.urls import path

from . import watching_urls
from .abilities import PeopleAbility
from .admission import anywhere, button, form, page, signed_in, stranger, visible
from .pages import organisation_or_404 as an_organisation
from .pages import partnership_or_404 as a_partnership
from .pages import team_ever_of
from .views import (
    at_partnerships,
    events,
    granting,
    joining,
    leaving,
    lists,
    one_team,
    organisations,
    own,
    partnerships,
    people,
    reference,
    settings,
    welcome,
)
from .views.finding import (
    active_person_or_404,
    departure_or_404,
    ended_role_or_404,
    manages_people,
    may_change_address,
    may_edit,
    may_take_back_leaving,
    membership_or_404,
    own_invitation_or_404,
    person_or_404,
    sets_one_of_both,
)

app_name = "people"
urlpatterns = [
    *watching_urls.urlpatterns,
    path("organisations/", page(organisations.organisations, signed_in), name="organisations"),
    path("o/<str:code>/", page(organisations.organisation, visible, an_organisation), name="organisation"),
    path(
        "o/<str:code>/settings/",
        form(settings.settings, PeopleAbility.SET_ORGANISATION, an_organisation),
        name="settings",
    ),
    path(
        "o/<str:code>/settings/words/",
        form(settings.settings_words, PeopleAbility.SET_ORGANISATION, an_organisation),
        name="settings_words",
    ),
    path(
        "o/<str:code>/teams/",
        form(organisations.teams, PeopleAbility.MANAGE_PEOPLE, an_organisation),
        name="teams",
    ),
    path(
        "o/<str:code>/teams/several/",
        form(lists.teams_many, PeopleAbility.MANAGE_PEOPLE, an_organisation),
        name="teams_many",
    ),
    path(
        "o/<str:code>/teams/<int:pk>/",
        page(one_team.team, PeopleAbility.SEE_NAMES, team_ever_of),
        name="team",
    ),
    path(
        "o/<str:code>/teams/<int:pk>/edit/",
        form(one_team.edit_team, PeopleAbility.MANAGE_PEOPLE, an_organisation),
        name="edit_team",
    ),
    path(
        "o/<str:code>/teams/<int:pk>/close/",
        form(one_team.close_team, PeopleAbility.MANAGE_PEOPLE, an_organisation),
        name="close_team",
    ),
    path(
        "o/<str:code>/teams/<int:pk>/reopen/",
        button(one_team.reopen_team, PeopleAbility.MANAGE_PEOPLE, an_organisation),
        name="reopen_team",
    ),
    path(
        "o/<str:code>/events/",
        form(events.events, PeopleAbility.RECORD_EVENTS, an_organisation),
        name="events",
    ),
    path(
        "o/<str:code>/events/<int:pk>/remove/",
        form(events.remove_event, PeopleAbility.RECORD_EVENTS, an_organisation),
        name="remove_event",
    ),
    path(
        "o/<str:code>/people/",
        page(people.people_of, PeopleAbility.SEE_NAMES, an_organisation),
        name="people_of",
    ),
    path(
        "o/<str:code>/people/invited.csv",
        page(people.invited_csv, manages_people, an_organisation),
        name="invited_csv",
    ),
    path(
        "o/<str:code>/people/invite/", form(granting.invite, manages_people, an_organisation), name="invite"
    ),
    path(
        "o/<str:code>/people/invite/several/",
        form(lists.invite_many, manages_people, an_organisation),
        name="invite_many",
    ),
    path(
        "o/<str:code>/people/invitations/<int:pk>/again/",
        button(granting.send_again, manages_people, an_organisation),
        name="send_again",
    ),
    path(
        "o/<str:code>/people/invitations/<int:pk>/withdraw/",
        form(granting.withdraw, manages_people, an_organisation),
        name="withdraw",
    ),
    path(
        "o/<str:code>/people/<int:pk>/grant/",
        form(granting.grant, manages_people, an_organisation),
        name="grant",
    ),
    path(
        "o/<str:code>/people/roles/<int:pk>/revoke/",
        form(granting.revoke, manages_people, an_organisation),
        name="revoke",
    ),
    path(
        "o/<str:code>/partnerships/",
        page(joining.partnerships_of, PeopleAbility.SET_ORGANISATION, an_organisation),
        name="partnerships_of",
    ),
    path(
        "o/<str:code>/partnerships/asked/<int:pk>/",
        form(joining.answer_partnership, PeopleAbility.SET_ORGANISATION, an_organisation),
        name="answer_partnership",
    ),
    path(
        "o/<str:code>/partnerships/<slug:slug>/leave/",
        form(joining.leave_partnership, sets_one_of_both, membership_or_404),
        name="leave_partnership",
    ),
    path("people/<int:pk>/", page(people.person, visible, person_or_404), name="person"),
    path("people/<int:pk>/edit/", form(own.edit_person, may_edit, active_person_or_404), name="edit_person"),
    path(
        "people/<int:pk>/address/",
        form(own.change_address, may_change_address, active_person_or_404),
        name="change_address",
    ),
    path("people/address/<str:token>/", form(own.take_address, stranger), name="take_address"),
    path(
        "people/<int:pk>/back/",
        form(leaving.take_back_leaving, may_take_back_leaving, departure_or_404),
        name="take_back_leaving",
    ),
    path(
        "people/roles/<int:pk>/give-back/",
        button(own.give_role_back, visible, ended_role_or_404),
        name="give_role_back",
    ),
    path(
        "people/<int:pk>/hand-over/",
        form(leaving.hand_over, anywhere(PeopleAbility.MANAGE_PEOPLE), person_or_404),
        name="hand_over",
    ),
    path("p/<slug:slug>/", page(partnerships.partnership, visible, a_partnership), name="partnership"),
    path(
        "p/<slug:slug>/settings/",
        form(partnerships.partnership_settings, PeopleAbility.SET_ORGANISATION, a_partnership),
        name="partnership_settings",
    ),
    path(
        "p/<slug:slug>/settings/words/",
        form(partnerships.partnership_words, PeopleAbility.SET_ORGANISATION, a_partnership),
        name="partnership_words",
    ),
    path(
        "p/<slug:slug>/ask/",
        form(partnerships.invite_organisation, PeopleAbility.SET_ORGANISATION, a_partnership),
        name="invite_organisation",
    ),
    path(
        "p/<slug:slug>/asked/<int:pk>/withdraw/",
        form(partnerships.withdraw_organisations_invitation, PeopleAbility.SET_ORGANISATION, a_partnership),
        name="withdraw_organisations_invitation",
    ),
    path(
        "p/<slug:slug>/people/invite/",
        form(at_partnerships.invite_to_partnership, PeopleAbility.MANAGE_PEOPLE, a_partnership),
        name="invite_to_partnership",
    ),
    path(
        "p/<slug:slug>/people/invitations/<int:pk>/withdraw/",
        form(at_partnerships.withdraw_from_partnership, PeopleAbility.MANAGE_PEOPLE, a_partnership),
        name="withdraw_from_partnership",
    ),
    path(
        "p/<slug:slug>/people/roles/<int:pk>/revoke/",
        form(at_partnerships.revoke_at_partnership, PeopleAbility.MANAGE_PEOPLE, a_partnership),
        name="revoke_at_partnership",
    ),
    path(
        "partnerships/begin/",
        form(partnerships.begin_partnership, anywhere(PeopleAbility.SET_ORGANISATION)),
        name="begin_partnership",
    ),
    path("partnerships/join/<str:token>/", form(joining.join_partnership, stranger), name="join_partnership"),
    path("roles/", page(reference.roles, signed_in), name="roles"),
    path("words/", page(reference.words, signed_in), name="words"),
    # before allauth's, which would change it
    path("accounts/email/", page(people.own_address, signed_in), name="own_address"),
    path("asked/<int:pk>/", form(welcome.asked, visible, own_invitation_or_404), name="asked"),
    path("invitations/<str:token>/", form(welcome.accept, stranger), name="accept"),
]
