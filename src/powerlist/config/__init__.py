"""A workspace's settings: their shape (``settings``), where they were found (``load``), who set them (``origins``)."""
