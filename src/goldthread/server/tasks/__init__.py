"""What somebody has to do, wherever it came from: one table for all rooms."""
