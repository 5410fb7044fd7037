"""Who does an action: owner cells as posts, people, teams and bodies."""
