"""Rows of a plan table made into rows that hold one action each."""
