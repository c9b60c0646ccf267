from django.urls import URLPattern, path

from goldthread.server.people.admission import form, page, signed_in, visible
from goldthread.server.people.pages import programme_of

from . import views

app_name = "evidence"
urlpatterns: list[URLPattern] = [
    path("evidence/", page(views.evidence, signed_in), name="evidence"),
    path("evidence/evidence.csv", page(views.as_csv, signed_in), name="csv"),
    path("evidence/evidence.json", page(views.as_json, signed_in), name="json"),
    path("evidence/evidence.xlsx", page(views.as_xlsx, signed_in), name="xlsx"),
    path("evidence/figure.svg", page(views.figure_svg, signed_in), name="figure"),
    path("o/<str:code>/pack/", form(views.pack, visible, programme_of), name="pack"),
    path("o/<str:code>/evidence/", page(views.workshops, visible, programme_of), name="workshops"),
]
