"""The values of the items found: joined over several rows, filled down from merges and by habit."""
