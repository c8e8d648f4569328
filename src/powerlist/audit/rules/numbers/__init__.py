"""Family R: numbers that were published."""
