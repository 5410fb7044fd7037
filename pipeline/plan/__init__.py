"""Plan: one document from its tables and paragraphs to rows: recognise, unfold, normalise, describe."""
