"""Addresses of signing in that are ours: sessions, the security log, who needs a second factor."""

from django.urls import path

from .abilities import PeopleAbility
from .access import may_end_sessions
from .admission import button, form, only, page, signed_in, stranger
from .pages import organisation_or_404 as an_organisation
from .views import sessions, watching
from .views.finding import active_person_or_404

may_end = only(
    "whoever watches over signing in where they are",
    may_end_sessions,
    or_else="You may not end their sessions.",
    like=PeopleAbility.WATCH_SIGNING_IN,
)

urlpatterns = [
    path(  # before allauth's, which would begin a sign-in as often as it is asked
        "accounts/2fa/webauthn/login/", form(sessions.passkey_sign_in, stranger), name="passkey_sign_in"
    ),
    path("accounts/sessions/", page(sessions.own_sessions, signed_in), name="own_sessions"),
    path("accounts/sessions/end/", button(sessions.end_other_sessions, signed_in), name="end_other_sessions"),
    path("accounts/sessions/<int:pk>/end/", button(sessions.end_session, signed_in), name="end_session"),
    path(
        "people/<int:pk>/sessions/end/",
        form(sessions.end_sessions, may_end, active_person_or_404),
        name="end_sessions",
    ),
    path(
        "o/<str:code>/people/security/",
        page(watching.security_log, PeopleAbility.WATCH_SIGNING_IN, an_organisation),
        name="security_log",
    ),
    path(
        "o/<str:code>/people/security.csv",
        page(watching.security_log_csv, PeopleAbility.WATCH_SIGNING_IN, an_organisation),
        name="security_log_csv",
    ),
    path(
        "o/<str:code>/settings/second-factor/",
        form(watching.second_factor, PeopleAbility.SET_ORGANISATION, an_organisation),
        name="second_factor",
    ),
]
