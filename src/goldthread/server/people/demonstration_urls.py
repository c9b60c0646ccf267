from django.urls import path

from .admission import form, stranger
from .views import demonstration

urlpatterns = [path("", form(demonstration.sign_in, stranger), name="demonstration")]
