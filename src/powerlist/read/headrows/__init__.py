"""The rows of heads on a sheet: one to four rows, printed once or again and again."""
