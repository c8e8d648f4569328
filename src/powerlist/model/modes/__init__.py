"""How a township comes to act: the words in which lists say it, and what texts, heads and cells say with them."""
