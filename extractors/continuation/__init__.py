"""Evidence that lines, rows and tables go on: asked by all readers and by stitching."""
