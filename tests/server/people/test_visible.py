"""What belongs to an organisation is seen by one rule in every room."""

from django.apps import apps

from goldthread.server.people.models import Organisation
from goldthread.server.people.visible import OfAnOrganisation

OTHERWISE = {
    "people": "the organisation itself, which its own pages show to whoever sees it whole",
    "work.Job": "what one person asked for, shown to them, and to administrators",
    "post.Letter": "letters that did not go, shown to whoever manages people",
    "improvement.PublishedTotal": "totals, which are shown to whoever may know of the organisation",
    "measures.FormerCode": "found only on the way to a measure",
    "measures.Watch": "what one person watches, shown to them alone",
}
"""Models that lists show by another rule, or not at all."""


def test_every_room_lists_things_of_an_organisation_by_the_one_rule() -> None:
    of_an_organisation = [
        model
        for model in apps.get_models()
        if any(field.related_model is Organisation for field in model._meta.fields)
    ]
    others = {
        model._meta.label
        for model in of_an_organisation
        if not isinstance(model._default_manager.all(), OfAnOrganisation)
        and model._meta.app_label not in OTHERWISE
    }
    assert others <= set(OTHERWISE)
    assert len(of_an_organisation) > len(others) + 5
