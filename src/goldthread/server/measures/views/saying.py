"""What pages say of a point, and of a target."""

from goldthread.methods import spc

MEANS = {
    spc.Meaning.COMMON_CAUSE: ("As usual", "closed"),
    spc.Meaning.IMPROVEMENT: ("Improvement", "done"),
    spc.Meaning.CONCERN: ("Concern", "due"),
    spc.Meaning.NEUTRAL: ("Unusual", "planned"),
}
ASSURES = {
    spc.Assurance.PASS: "As it is, it can be relied on to meet the target.",
    spc.Assurance.FAIL: "As it is, it will not meet the target.",
    spc.Assurance.HIT_AND_MISS: "As it is, it will meet the target at times and miss it at times, by chance.",
}
