"""Width, numerals, days and script of Chinese text, and what spreadsheets do to it."""
