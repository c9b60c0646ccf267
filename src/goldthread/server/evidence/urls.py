from django.urls import URLPattern, path

from . import views

app_name = "evidence"
urlpatterns: list[URLPattern] = [
    path("evidence/", views.evidence, name="evidence"),
    path("evidence/evidence.csv", views.as_csv, name="csv"),
    path("evidence/evidence.json", views.as_json, name="json"),
    path("evidence/evidence.xlsx", views.as_xlsx, name="xlsx"),
    path("evidence/figure.svg", views.figure_svg, name="figure"),
    path("o/<str:code>/evidence/", views.workshops, name="workshops"),
]
