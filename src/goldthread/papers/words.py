"""What is said at the end of every paper of many measures."""

ORDER = (
    "What deserves talk stands first: a new signal, a target that will be missed as things are, a measure "
    "that was not read. Among measures of one reason the alphabet decides. This is no league table: where a "
    "measure stands says nothing of how good it is beside another."
)
BY_FAMILY = (
    "Measures that belong together stand together: outcomes first, then what is done for them, then what "
    "must not get worse meanwhile. One of several families stands in the first. Where a measure stands says "
    "nothing of how good it is beside another."
)
WOLF = (
    "A signal may be chance. ‘Of 100 like it, about 20 cry wolf’ means: of 100 such charts in which nothing "
    "changes, about 20 show a signal all the same. Ask what happened before anything is done."
)
