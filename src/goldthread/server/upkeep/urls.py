from django.urls import path

from goldthread.server.people.admission import button, page
from goldthread.server.people.pages import organisation_or_404

from . import views
from .abilities import UpkeepAbility

app_name = "upkeep"
urlpatterns = [
    path(
        "o/<str:code>/upkeep/",
        page(views.upkeep, UpkeepAbility.LOOK_AFTER, organisation_or_404),
        name="upkeep",
    ),
    path(
        "o/<str:code>/upkeep/back-up/",
        button(views.back_up, UpkeepAbility.LOOK_AFTER, organisation_or_404),
        name="back_up",
    ),
    path(
        "o/<str:code>/upkeep/look/",
        button(views.look, UpkeepAbility.LOOK_AFTER, organisation_or_404),
        name="look",
    ),
]
