"""Items of all sources → one catalogue; per township → its directory."""
