"""How a sub-command of `kata` is declared, and what its exit code means.

For the packages that have commands. Imports only `grader.i18n`.
"""

from grader.command_line.command import Argument, Command, add_commands, argument
from grader.command_line.exit_code import ExitCode

__all__ = ["Argument", "Command", "ExitCode", "add_commands", "argument"]
