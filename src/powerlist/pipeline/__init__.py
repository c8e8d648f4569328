"""The only package that names two stages: ``flow`` on one page, and the jobs made of it."""
