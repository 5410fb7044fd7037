"""Dates as plans print them: tokens, patterns, grammar, and the periods they come to."""
