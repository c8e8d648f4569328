"""Which field a column of a table holds: pinned, by its head, by the other heads, by what is in it."""
