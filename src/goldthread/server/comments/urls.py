from django.urls import include, path

from goldthread.server.people.admission import button, form, page, visible

from . import views
from .views import comment_or_404 as a_comment
from .views import said_it, settles

app_name = "comments"

_comment = [
    path("", page(views.comment, visible, a_comment), name="comment"),
    path("answer/", form(views.answer, visible, a_comment), name="answer"),
    path("edit/", form(views.edit, said_it, a_comment), name="edit"),
    path("take-back/", button(views.take_back, said_it, a_comment), name="take_back"),
    path("put-back/", button(views.put_back, said_it, a_comment), name="put_back"),
    path("resolve/", button(views.resolve, settles, a_comment), name="resolve"),
    path("reopen/", button(views.reopen, settles, a_comment), name="reopen"),
]

urlpatterns = [path("o/<str:code>/comments/<int:pk>/", include(_comment))]
