from django.urls import path

from . import views

app_name = "people"
urlpatterns = [
    path("organisations/", views.organisations, name="organisations"),
    path("o/<str:code>/", views.organisation, name="organisation"),
    path("o/<str:code>/settings/", views.settings, name="settings"),
    path("o/<str:code>/settings/words/", views.settings_words, name="settings_words"),
    path("o/<str:code>/teams/", views.teams, name="teams"),
    path("o/<str:code>/teams/several/", views.teams_many, name="teams_many"),
    path("o/<str:code>/events/", views.events, name="events"),
    path("o/<str:code>/events/<int:pk>/remove/", views.remove_event, name="remove_event"),
    path("o/<str:code>/people/", views.people_of, name="people_of"),
    path("o/<str:code>/people/invite/", views.invite, name="invite"),
    path("o/<str:code>/people/invite/several/", views.invite_many, name="invite_many"),
    path("o/<str:code>/people/invitations/<int:pk>/again/", views.send_again, name="send_again"),
    path("o/<str:code>/people/invitations/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("o/<str:code>/people/<int:pk>/grant/", views.grant, name="grant"),
    path("o/<str:code>/people/roles/<int:pk>/revoke/", views.revoke, name="revoke"),
    path("people/<int:pk>/", views.person, name="person"),
    path("people/<int:pk>/mute/", views.mute, name="mute"),
    path("people/<int:pk>/hand-over/", views.hand_over, name="hand_over"),
    path("p/<slug:slug>/", views.partnership, name="partnership"),
    path("p/<slug:slug>/settings/", views.partnership_settings, name="partnership_settings"),
    path("p/<slug:slug>/settings/words/", views.partnership_words, name="partnership_words"),
    path("p/<slug:slug>/ask/", views.invite_organisation, name="invite_organisation"),
    path(
        "p/<slug:slug>/asked/<int:pk>/withdraw/",
        views.withdraw_organisations_invitation,
        name="withdraw_organisations_invitation",
    ),
    path("p/<slug:slug>/people/invite/", views.invite_to_partnership, name="invite_to_partnership"),
    path(
        "p/<slug:slug>/people/invitations/<int:pk>/withdraw/",
        views.withdraw_from_partnership,
        name="withdraw_from_partnership",
    ),
    path(
        "p/<slug:slug>/people/roles/<int:pk>/revoke/",
        views.revoke_at_partnership,
        name="revoke_at_partnership",
    ),
    path("partnerships/begin/", views.begin_partnership, name="begin_partnership"),
    path("partnerships/join/<str:token>/", views.join_partnership, name="join_partnership"),
    path("o/<str:code>/partnerships/", views.partnerships_of, name="partnerships_of"),
    path("o/<str:code>/partnerships/asked/<int:pk>/", views.answer_partnership, name="answer_partnership"),
    path("o/<str:code>/partnerships/<slug:slug>/leave/", views.leave_partnership, name="leave_partnership"),
    path("roles/", views.roles, name="roles"),
    path("words/", views.words, name="words"),
    path("accounts/email/", views.own_address, name="own_address"),  # before allauth's, which would change it
    path("asked/<int:pk>/", views.asked, name="asked"),
    path("invitations/<str:token>/", views.accept, name="accept"),
]
