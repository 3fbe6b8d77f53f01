"""What a learner uses: the watch, the list of katas, the memory of what is solved.

For the command line. Imports `reports` and what these import.
"""
