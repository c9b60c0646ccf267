"""How values are spread: counts by chance, skewed values by a curve; and scores on which all are even."""
