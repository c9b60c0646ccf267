from django.urls import path

from goldthread.server.live.views import at
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.admission import button, page, signed_in, visible
from goldthread.server.people.pages import organisation_or_404

from . import views
from .views import job_or_404

app_name = "work"
urlpatterns = [
    path("work/", page(views.own, signed_in), name="own"),
    path("work/<int:pk>/", page(views.job, visible, job_or_404), name="job"),
    path("work/<int:pk>/live/", page(at, visible, job_or_404), name="live"),
    path("work/<int:pk>/cancel/", button(views.cancel, visible, job_or_404), name="cancel"),
    path("work/<int:pk>/file/", page(views.file, visible, job_or_404), name="file"),
    path(
        "o/<str:code>/work/",
        page(views.of_the_organisation, PeopleAbility.SET_ORGANISATION, organisation_or_404),
        name="of_organisation",
    ),
]
