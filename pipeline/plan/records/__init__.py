"""Typed values beside their printed words, and the rows of the contract made from them."""
