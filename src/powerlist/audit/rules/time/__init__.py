"""Family T: dates, evaluation and use."""
