"""How measures of money are spoken of: the waste that is removed first, what that is worth after it.

The evaluation report (section 6.2) tells why: whoever speaks of savings first is taken to cut costs, and a
number that no budget felt is believed by nobody.
"""

from .models import Dimension, Measure

Money = Measure.Money
AS = {
    Money.CASH_RELEASED: "waste removed, as cash released",
    Money.TIME_RELEASED: "waste removed, as time released",
    Money.COST_AVOIDED: "waste removed, as cost avoided",
    Money.INCOME: "income",
}
SAYS = {
    Money.CASH_RELEASED: "Cash is released where a budget was changed: which one, its definition says.",
    Money.TIME_RELEASED: "Time that is released goes into care. It is no money that could be spent again "
    "until a post is given up.",
    Money.COST_AVOIDED: "A cost that was avoided was in nobody’s budget: nothing can be spent again.",
    Money.INCOME: "Income comes from work that somebody pays for, who may have paid another before.",
}
FIRST = (
    "Speak first of the waste that was removed (waiting, walking, stock, work done twice) and of what that "
    "changed for patients and staff. What it comes to in money follows from that."
)


def called(measure: Measure) -> str:
    """What a measure of money is about, in a few words; its dimension, in small letters, of any other."""
    if measure.dimension != Dimension.COST:
        return measure.get_dimension_display().lower()
    return AS[Money(measure.money)]


def says(measure: Measure) -> str:
    """What is said on the page of a measure of money; nothing of any other."""
    if measure.dimension != Dimension.COST:
        return ""
    return f"{FIRST} {SAYS[Money(measure.money)]}"
