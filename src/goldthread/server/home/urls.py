from django.urls import path

from goldthread.server.people.admission import page, signed_in

from . import views

app_name = "home"
urlpatterns = [path("", page(views.home, signed_in), name="home")]
