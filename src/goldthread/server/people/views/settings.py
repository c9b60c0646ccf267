"""An organisation's own settings: name, what is shared, weeks of planning, words."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from goldthread.server.ui.form_page import form_page, posted
from goldthread.server.ui.happened import Done

from .. import actions
from ..forms import OrganisationForm, WordsForm
from ..models import Organisation
from ..pages import of_organisation
from ..vocabulary import Vocabulary


def settings(request: HttpRequest, found: Organisation) -> HttpResponse:
    """Name, what is shared, weeks of planning."""
    own = reverse("people:organisation", args=[found.code])
    return form_page(
        request,
        OrganisationForm(posted(request), instance=Organisation.objects.get(pk=found.pk)),
        partial(actions.set_organisation, organisation=found),
        then=lambda _: Done(own, "The settings are saved."),
        context=of_organisation(request, found, title="Settings", cancel=own),
        template="people/settings.jinja",
    )


def settings_words(request: HttpRequest, found: Organisation) -> HttpResponse:
    """A pack of words, and the organisation's own over it."""
    above = ("Settings", reverse("people:settings", args=[found.code]))
    own = reverse("people:organisation", args=[found.code])
    return form_page(
        request,
        WordsForm(posted(request), words=Vocabulary(found.words)),
        partial(actions.choose_words, of=found),
        then=lambda _: Done(own, f"Pages of {found} say these words from now on."),
        context=of_organisation(request, found, above, title="Words", cancel=above[1]),
        template="people/choose_words.jinja",
    )
