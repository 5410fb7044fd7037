"""Tables over pages: their parts joined, rows cut by a break made whole, each for a reason that is kept."""
