"""Hands pytest over to grader/."""

import pytest

try:
    import pytest_timeout  # noqa: F401
except ModuleNotFoundError as missing:
    pytest.exit(
        f"{missing.name} is not installed for this Python: run `pip install -e .` in the "
        "repository's folder, or `nox -s katas`, which installs all it needs by itself.",
        returncode=4,
    )

pytest_plugins = ["grader.grading.plugin", "grader.reports.pytest_summary"]
