from django.urls import path

from .views import demonstration

urlpatterns = [path("", demonstration.sign_in, name="demonstration")]
