"""Family F: the form of publications."""
