"""When: routines that come round, their meetings, who came and what was decided."""
