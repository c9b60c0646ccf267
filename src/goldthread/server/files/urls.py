from django.urls import include, path

from goldthread.server.people.admission import form, page, visible

from . import views
from .abilities import FilesAbility
from .views import picture_or_404 as a_picture

app_name = "files"

_picture = [
    path("edit/", form(views.describe, FilesAbility.LOOK_AFTER_PICTURES, a_picture), name="describe"),
    path("take-down/", form(views.take_down, FilesAbility.LOOK_AFTER_PICTURES, a_picture), name="take_down"),
    path("whole/", page(views.whole, visible, a_picture), name="whole"),
    path("small/", page(views.small, visible, a_picture), name="small"),
]

urlpatterns = [path("o/<str:code>/pictures/<int:pk>/", include(_picture))]
