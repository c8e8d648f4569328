"""Family N: names of items and organs."""
