"""What the servers of desk and room share: built files, events, sizes, protecting headers.

Imports nothing of grader.
"""
