"""What an action is: the tables and fields stated once, vocabularies as data, and the readers of each type."""
