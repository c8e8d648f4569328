"""Names, and the bodies in them, read as the domain reads them."""
