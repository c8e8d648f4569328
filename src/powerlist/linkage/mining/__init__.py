"""Facts that a folder of statute texts tells about words and articles; what is made here ships as data.

Nothing of it runs when a list is read: maintainers run ``python -m powerlist.linkage.mining FOLDER`` after
the statute register was built, and the files in ``linkage/data`` are what comes out. They hold words and
numbers of articles, no text.
"""
