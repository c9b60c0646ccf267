"""Pages that learn while they are open that what they show has changed.

    telling.tell(measure)    # in an action, or where a job says how far it is
    telling.mark(measure)    # in the view, before it reads what the page shows
    path("live/", page(views.at, visible, measure_or_404))    # whoever may see it may watch it

A template names the address and the mark (`data-live`, `data-live-since`; see frontend/js/live.js). Nothing
but that something changed goes this way: what changed, a page asks for where it always does.
"""
