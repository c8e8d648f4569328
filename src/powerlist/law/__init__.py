"""Statutes: citations in running text, and the register of what is known of each statute."""
