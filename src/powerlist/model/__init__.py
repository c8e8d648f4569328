"""What the stages hand to each other: fields, sheets, catalogues, findings. No stage is known here."""
