"""Catalogue → findings. Machinery lives here; ``rules/`` holds the rules and nothing else."""
