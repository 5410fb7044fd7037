"""The commands, one module each; `overview` lists them. Nothing heavy is imported before a command runs."""
