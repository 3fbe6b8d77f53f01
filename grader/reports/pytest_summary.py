"""A pytest plugin: ends a run of pytest with the table of katas.

It stands apart from grader.grading.plugin, since judges never need it.
"""

import io
from typing import Any

import pytest
from rich.console import Console

from grader.reports import terminal


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the table, unless nothing was graded or --no-summary was given."""
    katas: Any = config.pluginmanager.get_plugin("katas")
    if not katas.katas or config.option.collectonly or config.option.no_summary:
        return
    colour, out = bool(terminalreporter.hasmarkup), io.StringIO()
    console = Console(
        file=out,
        force_terminal=colour,
        no_color=not colour,
        width=terminal.WIDTH,
        highlight=False,
    )
    terminal.show_summary(console, katas.kata_results())
    terminalreporter.ensure_newline()
    terminalreporter.write(out.getvalue())
