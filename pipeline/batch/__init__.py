"""Many documents: what is new, each read in a process of its own, and the tables written from all."""
