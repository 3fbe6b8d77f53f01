"""`python -m grader`, the same as the command `kata`."""

import sys

from grader.cli import main

if __name__ == "__main__":  # a child process imports this module again
    sys.exit(main())
