"""What a document says of itself: whose it is, what it answers, when."""
