"""Family B: the legal basis."""
