"""Makes the example county; see ``make_examples.py``."""
