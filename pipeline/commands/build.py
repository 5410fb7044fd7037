"""`actionplans build`."""
def build() -> None:
    """Build."""
