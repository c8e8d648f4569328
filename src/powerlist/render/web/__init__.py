"""The web publication: one self-contained page a township, and an index of all of them."""
