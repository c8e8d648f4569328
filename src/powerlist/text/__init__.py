"""Width, numerals and script of Chinese text."""
