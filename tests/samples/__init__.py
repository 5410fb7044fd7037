"""The project's own sample plans: how they are drawn, and the rows a person reads from them."""
