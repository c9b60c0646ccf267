from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "goldthread.server.tasks"
    label = "tasks"

    def ready(self) -> None:
        from goldthread.server import doors, needs
        from goldthread.server.doors import Group
        from goldthread.server.people import abilities, handing_over, holdings

        from . import belongings, letters, record_words, searched  # noqa: F401
        from .abilities import TasksAbility
        from .doors import DOORS
        from .needs import finds

        abilities.register(
            TasksAbility,
            note="Whoever has a task, and whoever gave it, may change it, say that it is done, or drop it.",
        )
        doors.register(*DOORS, group=Group.WEEK)
        holdings.register("Tasks", belongings.to_do)
        handing_over.register("tasks", things=belongings.things, give=belongings.give, holds=belongings.holds)
        needs.register("tasks", finds)
        record_words.register()
        searched.register()
