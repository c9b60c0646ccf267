from django.urls import path

from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.admission import button, form, page, signed_in, stranger
from goldthread.server.people.pages import organisation_or_404

from . import views

app_name = "post"
urlpatterns = [
    path("letters/", page(views.own, signed_in), name="own"),
    path("letters/<str:kind>/choose/", button(views.choose, signed_in), name="choose"),
    path("letters/stop/<str:token>/", form(views.stop, stranger), name="stop"),
    path(
        "o/<str:code>/letters/",
        page(views.of_the_organisation, PeopleAbility.MANAGE_PEOPLE, organisation_or_404),
        name="of_organisation",
    ),
    path(
        "o/<str:code>/letters/again/",
        button(views.try_again, PeopleAbility.MANAGE_PEOPLE, organisation_or_404),
        name="try_again",
    ),
]
