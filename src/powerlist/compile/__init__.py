"""Stage 4: items of all sources → one catalogue; per township → its directory.

``assemble`` gives items their ids (``identity``, ``alignment``) and makes ``grants`` of modes and receivers;
``rebuild`` lays the outcome beside what is stored, where edits by hand stay; ``directory`` selects what one township
has, and ``publication`` what is published of it. ``answers`` and ``rulings`` bring in what people decided.
"""
