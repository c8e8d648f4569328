"""The pieces of evidence that an item's own cells give. Each function reads one text and is cached: a list has few."""
