"""The box that finds, which stands in every page's header (ui/find_box.jinja): where it leads."""

from goldthread.server.ui.addressing import reverse


def addresses() -> dict[str, str]:
    """Where the box sends what is typed: `results`, and `suggestions` while it is being typed."""
    return {"results": reverse("search:search"), "suggestions": reverse("search:suggestions")}
