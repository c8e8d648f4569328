"""Family E: the papers of entrustment."""
