"""One table: its header rows, its kind, the field of each column, what its fills say."""
