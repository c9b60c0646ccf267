"""Makes the demonstration's synthetic workshops from the report's published tables."""
