"""Family C: item codes, credit codes, division codes."""
