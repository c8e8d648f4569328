"""What the texts of statutes tell: which places rule one act, and which rows rest on them."""
