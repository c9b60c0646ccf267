from django.urls import path

from . import views

app_name = "measures"
MEASURE = "o/<str:code>/measures/<str:measure_code>/"
urlpatterns = [
    path("o/<str:code>/measures/", views.measures, name="measures"),
    path("o/<str:code>/measures/add/", views.add, name="add"),
    path("o/<str:code>/measures/import/", views.import_many, name="import_many"),
    path("o/<str:code>/measures/import/<int:pk>/", views.imported_many, name="imported_many"),
    path(MEASURE, views.measure, name="measure"),
    path(f"{MEASURE}chart.svg", views.chart, name="chart"),
    path(f"{MEASURE}readings.csv", views.readings_csv, name="readings_csv"),
    path(f"{MEASURE}edit/", views.edit, name="edit"),
    path(f"{MEASURE}complete/", views.complete, name="complete"),
    path(f"{MEASURE}retire/", views.retire, name="retire"),
    path(f"{MEASURE}record/", views.record, name="record"),
    path(f"{MEASURE}readings/<int:pk>/correct/", views.correct, name="correct"),
    path(f"{MEASURE}import/", views.import_readings, name="import_readings"),
    path(f"{MEASURE}import/<int:pk>/", views.imported, name="imported"),
    path(f"{MEASURE}revise/", views.revise, name="revise"),
    path(f"{MEASURE}revisions/<int:number>/", views.revision, name="revision"),
    path(f"{MEASURE}rebase/", views.rebase, name="rebase"),
    path(f"{MEASURE}phases/<int:pk>/remove/", views.remove_phase, name="remove_phase"),
    path(f"{MEASURE}note/", views.note, name="note"),
    path(f"{MEASURE}notes/<int:pk>/remove/", views.remove_note, name="remove_note"),
]
