"""What stands around the tables: context, facts, findings, measures, and where every word went."""
