from django.urls import path

from goldthread.server.people.admission import page, stranger

from . import views

app_name = "help"
urlpatterns = [
    path("help/<slug:topic>/", page(views.topic, stranger), name="topic"),
]
