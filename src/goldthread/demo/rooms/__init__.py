"""What each room has in the demonstration: a file a room, by the label of its app, found by itself.

    SHARE = 5                                     # of the whole, for the progress bar; 5 if nothing is said
    def begin(programme) -> Iterator[float]: ...  # what was there before the improvement work began
    def go_on(programme) -> Iterator[float]: ...  # the work, and what came of it

Either may be left out. Every room begins, in the order of INSTALLED_APPS, before any goes on. Each yields
now and then how far it is, from 0 to 1, does all through actions, and keeps what later files need
(`programme.keep`).
"""
