"""The commands, one module each; `pipeline.cli` lists them. Nothing heavy is imported before a command runs."""
