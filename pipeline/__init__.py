"""The way from a document to the data set: find, extract, recognise, unfold, normalise, describe, write, publish."""
