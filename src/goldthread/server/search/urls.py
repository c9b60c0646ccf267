from django.urls import path

from goldthread.server.people.admission import page, signed_in

from . import views

app_name = "search"
urlpatterns = [
    path("search/", page(views.search, signed_in), name="search"),
    path("search/suggestions/", page(views.suggestions, signed_in), name="suggestions"),
]
