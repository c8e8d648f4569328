"""Texts by room: ``MESSAGES = {key: (Chinese, English)}``; the key's first part is the module's name."""
