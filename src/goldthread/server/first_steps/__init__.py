"""What a new organisation begins with: each room says its steps, and the first page ticks them off.

A room registers in its AppConfig.ready():

    first_steps.register(
        Step("Add a measure", "Something you count already", MeasuresAbility.EDIT_MEASURES, finds),
        stage=Stage.COUNT,
    )
"""

from .registry import FirstSteps, Said, Stage, Step, There, counted, first_steps, numbers, register

__all__ = ["FirstSteps", "Said", "Stage", "Step", "There", "counted", "first_steps", "numbers", "register"]
