"""Facts of statutes: the register made from texts, and the hand-kept tables beside it."""
