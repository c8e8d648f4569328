"""Family S: the shape of the list."""
