from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "tests.server.one_more_room"
    label = "learning"

    def ready(self) -> None:
        from goldthread.server import doors, first_steps, needs
        from goldthread.server.doors import Door, Group, Of
        from goldthread.server.first_steps import Stage, Step
        from goldthread.server.people import abilities, parts, vocabulary

        from .declared import BY_PART, COHORT, CohortPart, LearningAbility, begun, finds, how_many

        abilities.register(LearningAbility, note="Whoever learns in {cohort.a} marks nothing.")
        parts.register(CohortPart, BY_PART, where="cohort")
        vocabulary.register(COHORT)
        needs.register("learning", finds)
        first_steps.register(
            Step("Begin {cohort.a}", "Choose who learns together.", LearningAbility.MARK, begun),
            stage=Stage.IMPROVE,
        )
        doors.register(
            Door("{cohort.titles}", "measures:measures", "Who learns, with whom and how far they are"),
            Door("Mark homework", "measures:add", ability=LearningAbility.MARK),
            Door("{cohort.titles}", "people:team", "Who learns here", of=Of.TEAM, counts=how_many),
            Door(
                "Homework",
                "measures:measures",
                of=Of.TEAM,
                query="?team={name}",
                ability=LearningAbility.MARK,
            ),
            group=Group.LEARNING,
        )
