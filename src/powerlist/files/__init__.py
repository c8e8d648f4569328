"""Bounded opening of untrusted files, atomic writes, reproducible zips, bundled files."""
