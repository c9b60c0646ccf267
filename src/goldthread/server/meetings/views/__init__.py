"""Pages of routines and meetings, a file for each idea."""
