"""Views of the verdicts. They know nothing of pytest."""
