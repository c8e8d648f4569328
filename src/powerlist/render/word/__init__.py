"""The Word publications: docxtpl templates that an office edits, with large tables spliced in as text."""
