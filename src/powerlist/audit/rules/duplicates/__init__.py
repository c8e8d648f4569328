"""Family D: duplicate and overlapping authority."""
