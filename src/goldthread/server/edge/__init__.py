"""Where requests come in, before any room knows of them: what is let through, how fast, and what is said of
whatever does not go through. It knows no domain and names no room.
"""
