"""The workspace's settings: their shape, where they were found, and where each value came from."""
