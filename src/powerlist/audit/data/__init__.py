"""Facts that rules rest on, each with its citation; no text of statutes."""
