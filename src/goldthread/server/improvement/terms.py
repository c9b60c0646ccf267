"""The words of value streams and workshops."""

from goldthread.server.people.vocabulary import Term, Word, word

TERMS = (
    Term(
        "value_stream",
        "The linked steps that deliver something to a patient, chosen to be improved.",
        japanese=word("value stream"),
        plain=word("patient pathway"),
    ),
    Term(
        "workshop",
        "Any such event, of whatever kind and length.",
        japanese=word("workshop"),
        plain=word("workshop"),
    ),
    Term(
        "kaizen_event",
        "One to three days in which a team improves part of a process.",
        japanese=word("kaizen event"),
        plain=word("improvement event"),
    ),
    Term(
        "rpiw",
        "Three to five days in which a team takes a process apart and improves it; "
        "then it is measured again for months.",
        japanese=Word("RPIW", "RPIWs", "an RPIW"),
        plain=word("improvement week"),
        also=("rapid process improvement workshop",),
    ),
    Term(
        "report_out",
        "The team shows what it tried, what changed and what is next.",
        japanese=word("report-out"),
        plain=word("presentation of results", "presentations of results"),
        also=("report out", "reportout"),
    ),
    Term(
        "home_team",
        "Those in the workshop who work where it happens.",
        japanese=word("home team"),
        plain=word("team from here", "teams from here"),
    ),
    Term(
        "away_team",
        "Those in the workshop who come from somewhere else, and see with fresh eyes.",
        japanese=word("away team"),
        plain=word("team from elsewhere", "teams from elsewhere"),
    ),
    Term(
        "process_owner",
        "Whoever runs the process every day and keeps what was gained.",
        japanese=word("process owner"),
        plain=word("person in charge of the process", "people in charge of the process"),
    ),
    Term(
        "sponsor",
        "The executive who chose the work and clears its way.",
        japanese=word("sponsor"),
        plain=word("sponsor"),
    ),
    Term(
        "lead_time",
        "From the beginning of the process to its end, waiting included.",
        japanese=word("lead time"),
        plain=word("time from start to finish", "times from start to finish"),
    ),
    Term(
        "takt_time",
        "How often one must be finished to keep up with what is asked for.",
        japanese=word("takt time"),
        plain=word("pace of demand", "paces of demand"),
    ),
    Term(
        "five_s",
        "Sort, simplify, sweep, standardise, sustain: a place where everything can be found.",
        japanese=Word("5S", "5S", "5S"),
        plain=word("tidy and safe workplace"),
        also=("five s",),
    ),
    Term(
        "cycle",
        "One small test of a change: plan, do, study, act.",
        japanese=Word("PDSA cycle", "PDSA cycles", "a PDSA cycle"),
        plain=word("test of a change", "tests of a change"),
        also=("pdsa", "plan do study act"),
    ),
    Term(
        "ramp",
        "Tests of one change that begin from one another, each a little larger.",
        japanese=word("ramp"),
        plain=word("row of tests", "rows of tests"),
    ),
    Term(
        "newspaper",
        "What is still to be done after the event, by whom and by when.",
        japanese=word("kaizen newspaper"),
        plain=word("list of open tasks", "lists of open tasks"),
    ),
)
