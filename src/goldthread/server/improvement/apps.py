from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    name = "goldthread.server.improvement"
    label = "improvement"

    def ready(self) -> None:
        from goldthread.server import doors, first_steps, needs
        from goldthread.server.doors import Group
        from goldthread.server.files import owners
        from goldthread.server.first_steps import Stage
        from goldthread.server.measures import around
        from goldthread.server.people import abilities, asking, handing_over, holdings, parts, vocabulary
        from goldthread.server.tasks import sources as tasks

        from . import actions, belongings, newspaper, pictures, record_words, searched
        from .abilities import BY_PART, ImprovementAbility, WorkshopPart
        from .actions.joining import why_not
        from .doors import DOORS
        from .first_steps import STEPS
        from .models import PartHeld
        from .needs import finds, overdue_for_others
        from .queries.cycles import begins_at, cycles_around
        from .terms import TERMS

        abilities.register(
            ImprovementAbility,
            note="The name of a patient partner is shown only to the team of their {workshop.one}.",
        )
        parts.register(WorkshopPart, BY_PART, where="{value_stream.one} or {workshop.one}")
        vocabulary.register(*TERMS)
        doors.register(*DOORS, group=Group.IMPROVEMENT)
        first_steps.register(*STEPS, stage=Stage.IMPROVE)
        asking.register(PartHeld, accepted=actions.take_up, declined=actions.turn_down, why_not=why_not)

        around.register(cycles_around, begins=begins_at)
        owners.register(pictures.OF_WORKSHOP)
        owners.register(pictures.OF_STREAM)
        holdings.register("Parts", belongings.parts_held)
        handing_over.register(
            "improvement", things=belongings.things, give=belongings.give, holds=belongings.holds
        )
        handing_over.register(
            "standard_work",
            things=belongings.standard_work_of,
            give=belongings.give_standard_work,
            holds=belongings.holds_standard_work,
        )
        tasks.register(newspaper.SOURCE)
        needs.register("improvement", finds, for_others=overdue_for_others)
        record_words.register()
        searched.register()
