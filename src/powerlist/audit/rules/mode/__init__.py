"""Family M: whether the mode is lawful."""
