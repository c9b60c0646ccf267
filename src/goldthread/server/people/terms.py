"""The words of the method that are of no room, or whose room is still to come."""

from .vocabulary import Term, Word, word

TERMS = (
    Term(
        "genba",
        "The place where the work is done, and where it can be seen.",
        japanese=word("genba"),
        plain=Word(
            "where the work is done", "places where the work is done", "a place where the work is done"
        ),
        also=("gemba", "go and see", "現場"),
    ),
    Term(
        "genba_walk",
        "Going to see the work, asking why, and respecting those who do it.",
        japanese=word("genba walk"),
        plain=word("go-and-see visit"),
        also=("gemba walk", "genba", "go and see", "go see"),
    ),
    Term(
        "kaizen",
        "Improving a little at a time, by the people who do the work.",
        japanese=Word("kaizen", "kaizen", "kaizen"),
        plain=word("improvement"),
        also=("改善",),
    ),
    Term(
        "kpo",
        "The office that keeps the method: it teaches, facilitates and follows up.",
        japanese=word("KPO"),
        plain=word("improvement office"),
        also=("kaizen promotion office",),
    ),
    Term(
        "sensei",
        "A teacher of the method, who asks more than they tell.",
        japanese=word("sensei", "sensei"),
        plain=word("improvement coach", "improvement coaches"),
        also=("先生",),
    ),
    Term(
        "muda",
        "What takes time or effort and helps no patient.",
        japanese=Word("muda", "muda", "muda"),
        plain=Word("waste", "waste", "waste"),
        also=("無駄", "ムダ"),
    ),
    Term(
        "huddle",
        "A few minutes, standing, each day: what is today like, and what is in the way?",
        japanese=word("huddle"),
        plain=word("short daily meeting"),
        also=("daily meeting", "stand up"),
    ),
    Term(
        "production_board",
        "A board on the wall with the day’s work and its problems, kept by the team.",
        japanese=word("production board"),
        plain=word("team board"),
    ),
    Term(
        "standard_work",
        "The best way known today to do a task, written down by those who do it.",
        japanese=Word("standard work", "standard work", "standard work"),
        plain=word("agreed way of working", "agreed ways of working"),
    ),
)
