"""Family K: consistency between townships."""
