"""What each term means, in a sentence anybody can read."""

from collections.abc import Mapping

MEANINGS: Mapping[str, str] = {
    "genba": "The place where the work is done, and where it can be seen.",
    "genba_walk": "Going to see the work, asking why, and respecting those who do it.",
    "kaizen": "Improving a little at a time, by the people who do the work.",
    "kaizen_event": "One to three days in which a team improves part of a process.",
    "rpiw": "Three to five days in which a team takes a process apart and improves it; "
    "then it is measured again for months.",
    "workshop": "Any such event, of whatever kind and length.",
    "kpo": "The office that keeps the method: it teaches, facilitates and follows up.",
    "sensei": "A teacher of the method, who asks more than they tell.",
    "value_stream": "The linked steps that deliver something to a patient, chosen to be improved.",
    "report_out": "The team shows what it tried, what changed and what is next.",
    "huddle": "A few minutes, standing, each day: what is today like, and what is in the way?",
    "production_board": "A board on the wall with the day’s work and its problems, kept by the team.",
    "standard_work": "The best way known today to do a task, written down by those who do it.",
    "five_s": "Sort, simplify, sweep, standardise, sustain: a place where everything can be found.",
    "muda": "What takes time or effort and helps no patient.",
    "takt_time": "How often one must be finished to keep up with what is asked for.",
    "lead_time": "From the beginning of the process to its end, waiting included.",
    "home_team": "Those in the workshop who work where it happens.",
    "away_team": "Those in the workshop who come from somewhere else, and see with fresh eyes.",
    "process_owner": "Whoever runs the process every day and keeps what was gained.",
    "sponsor": "The executive who chose the work and clears its way.",
    "golden_thread": "The links from a national priority to a measured change, and back.",
}
