"""Copies of the repository: the one made for students, and how a later one gets into theirs."""
