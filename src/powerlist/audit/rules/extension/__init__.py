"""Family X: extension through an outpost."""
