from django.apps import AppConfig
from django.template import engines


class DoorsConfig(AppConfig):
    name = "goldthread.server.doors"
    label = "doors"

    def ready(self) -> None:
        """The shell of every page asks for the navigation, and people's pages for what leads on from them."""
        from . import navigation, of_people, registry

        of_people.register()
        engines["jinja2"].env.globals.update(  # type: ignore[attr-defined]
            navigation=navigation.navigation,
            foot=navigation.foot,
            doors_of_organisation=registry.of_organisation,
            doors_of_partnership=registry.of_partnership,
            doors_of_team=registry.of_team,
            upkeep_of=registry.upkeep_of,
        )
