"""Stage 5: catalogue → findings. Machinery lives here; ``rules/`` holds the rules and nothing else.

``registry`` finds the rules that a run wants, ``engine`` runs them, ``waivers`` and ``baseline`` mark what was
accepted, ``fixes`` applies what rules propose. The other modules are what several rules share.
"""
