"""Columns that the reader could not name: their heads say too little, or too much, but their cells speak of modes."""
