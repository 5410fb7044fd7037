"""The reading of inspection reports."""
