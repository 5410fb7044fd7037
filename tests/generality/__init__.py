"""Properties that hold for any plan: how it is told does not change what it says."""
