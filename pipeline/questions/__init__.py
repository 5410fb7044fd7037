"""Questions: what a built data set answers: checks, comparisons, differences, SQL."""
