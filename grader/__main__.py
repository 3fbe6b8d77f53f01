"""`python -m grader`, the same as the command `kata`."""

import sys

from grader import shadowing_modules

if __name__ == "__main__":  # a child process imports this module again
    # before anything else is imported: it would fail with a traceback, and so would translating
    if modules := ", ".join(shadowing_modules()):
        print(
            f"{modules} has the name of a module that the grader imports: rename it.",
            f"{modules} heißt wie ein Modul, das der Grader importiert: Benenne es um.",
            sep="\n",
            file=sys.stderr,
        )
        sys.exit(2)
    from grader.cli import main

    sys.exit(main())
