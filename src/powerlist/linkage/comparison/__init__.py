"""Pairs compared and scored, all at once; the few that are near a decision, one by one."""
