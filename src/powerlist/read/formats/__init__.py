"""One module per format; each turns bytes into a ``Book`` of grids."""
