"""`kata show`: pictures of what a learner built, drawn by each kata's own picture.py."""
