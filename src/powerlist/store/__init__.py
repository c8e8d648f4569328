"""Catalogue ⇄ the text files of ``catalogs/<place>/``.

``locate`` says what a path is; ``folder`` loads and saves one catalogue from its ``tables``, ``meta``, ``provenance``
and ``lock``; ``git`` reads a revision of it.
"""
