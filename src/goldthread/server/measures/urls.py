from django.urls import URLPattern, path

from . import views
from .views.finding import View, at_its_code

app_name = "measures"


def of_measure(where: str, view: View, name: str) -> URLPattern:
    """An address below a measure's own; the codes it had before lead there too."""
    return path(f"o/<str:code>/measures/<str:measure_code>/{where}", at_its_code(view), name=name)


urlpatterns = [
    path("o/<str:code>/measures/", views.measures, name="measures"),
    path("o/<str:code>/measures/add/", views.add, name="add"),
    path("o/<str:code>/measures/import/", views.import_many, name="import_many"),
    path("o/<str:code>/measures/import/<int:pk>/", views.imported_many, name="imported_many"),
    path("o/<str:code>/measures/imports/", views.imports, name="imports"),
    path("o/<str:code>/measures/imports/<int:pk>/", views.taken_in, name="taken_in"),
    path(
        "o/<str:code>/measures/imports/<int:pk>/take-back/", views.take_back_import, name="take_back_import"
    ),
    path("o/<str:code>/measures/imports/<int:pk>/again/", views.take_in_again, name="take_in_again"),
    of_measure("", views.measure, "measure"),
    of_measure("chart.svg", views.chart, "chart"),
    of_measure("readings.csv", views.readings_csv, "readings_csv"),
    of_measure("edit/", views.edit, "edit"),
    of_measure("complete/", views.complete, "complete"),
    of_measure("retire/", views.retire, "retire"),
    of_measure("bring-back/", views.bring_back, "bring_back"),
    of_measure("record/", views.record, "record"),
    of_measure("readings/<int:pk>/correct/", views.correct, "correct"),
    of_measure("readings/<int:pk>/withdraw/", views.withdraw, "withdraw"),
    of_measure("readings/<int:pk>/put-back/", views.put_back, "put_back"),
    of_measure("readings/<int:pk>/take-back/", views.take_back_reading, "take_back_reading"),
    of_measure("corrections/<int:pk>/take-back/", views.take_back_correction, "take_back_correction"),
    of_measure("import/", views.import_readings, "import_readings"),
    of_measure("import/<int:pk>/", views.imported, "imported"),
    of_measure("imports/", views.imports_of, "imports_of"),
    of_measure("revise/", views.revise, "revise"),
    of_measure("revisions/<int:number>/", views.revision, "revision"),
    of_measure("revisions/<int:number>/take-back/", views.take_back_revision, "take_back_revision"),
    of_measure("revisions/<int:number>/undo/", views.undo_approval, "undo_approval"),
    of_measure("rebase/", views.rebase, "rebase"),
    of_measure("phases/<int:pk>/remove/", views.remove_phase, "remove_phase"),
    of_measure("phases/<int:pk>/take-back/", views.take_back_phase, "take_back_phase"),
    of_measure("note/", views.note, "note"),
    of_measure("notes/<int:pk>/remove/", views.remove_note, "remove_note"),
]
