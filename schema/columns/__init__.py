"""Which field a column holds, and what kind of table it stands in."""
