"""Catalogue ⇄ the text files of ``catalogs/<place>/``."""
