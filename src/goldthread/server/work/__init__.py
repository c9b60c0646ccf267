"""Work in the background: jobs that somebody asked for, and duties that come round by themselves."""
