from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "goldthread.server.measures"
    label = "measures"

    def ready(self) -> None:
        from goldthread.server import doors, first_steps, needs
        from goldthread.server.doors import Group
        from goldthread.server.first_steps import Stage
        from goldthread.server.people import abilities, handing_over, holdings, own_pages
        from goldthread.server.post import news
        from goldthread.server.work import duties

        from . import (  # noqa: F401
            bases,
            belongings,
            commented,
            jobs,
            narrowings,
            packing,
            record_words,
            searched,
            standings,
            telling,
            watchables,
            watched,
        )
        from .abilities import MeasuresAbility
        from .doors import DOORS
        from .first_steps import STEPS
        from .needs import finds
        from .owned_by import NARROWINGS

        abilities.register(
            MeasuresAbility,
            note="The owner of a measure may record its readings, say what its definition left unsaid, and "
            "decide to whom its figures are kept, whatever their role. Where they are kept to a circle, "
            "whoever is not in it may see that the measure is there, and no more, whatever their role.",
        )
        doors.register(*DOORS, group=Group.RESULTS)
        first_steps.register(*STEPS, stage=Stage.COUNT)
        commented.register()
        holdings.register("Measures", belongings.owned)
        handing_over.register(
            "measures", things=belongings.things, give=belongings.give, holds=belongings.holds
        )
        narrowings.register(*NARROWINGS)
        needs.register("measures", finds)
        record_words.register()
        searched.register()
        standings.register()
        bases.register()
        watched.register()
        duties.every("keeping where measures stand", seconds=60, does=standings.keep_what_is_missing)
        duties.every("keeping what charts rest on", seconds=60, does=bases.keep_what_is_missing)
        duties.every("thinning what was known", seconds=86400, does=standings.thin_what_was_known)
        watchables.register_ours()
        news.register(telling.for_the_weekly_letter, telling.stand_in_a_letter)
        own_pages.register(
            own_pages.OwnPage("What you watch", "measures:watching", "what you are told of when it signals")
        )
        duties.every("telling what is newly signalled", seconds=20, does=telling.look_and_tell)
