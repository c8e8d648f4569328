"""Facts from statute texts that the engine uses: ``kinds.tsv`` and ``correspondences.tsv``."""
