"""Pictures that people send: drawn anew, kept as files, shown to whoever sees what they are of."""
