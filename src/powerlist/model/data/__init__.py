"""Facts that the vocabulary rests on, one file a table."""
