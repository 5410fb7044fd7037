"""What one page holds: characters, words, lines, shapes and fills, as they are seen."""
