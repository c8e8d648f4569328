"""The Excel publication: a summary with charts, one sheet per mode, the legal bases."""
