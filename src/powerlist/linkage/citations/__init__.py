"""What a basis cites and quotes, as keys that can be joined."""
