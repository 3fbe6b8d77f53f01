"""The settings for editors say what the project's own files say."""

import json
import subprocess
import sys
import tomllib

import pytest

from grader import ROOT, cli
from grader.catalogue.kata import katas

VSCODE = ROOT / ".vscode"


def read(name):
    return json.loads((VSCODE / name).read_text(encoding="utf-8"))


def test_the_editor_uses_the_environment_that_nox_makes_and_finds_the_tests():
    settings = read("settings.json")
    folder = settings["python.defaultInterpreterPath"].removeprefix("${workspaceFolder}")
    code = "import noxfile, nox.sessions; print(nox.sessions.SessionRunner.envdir.fget(None))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == f"{ROOT}{folder}", done.stderr
    assert settings["python.testing.pytestEnabled"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = project["tool"]["pytest"]["ini_options"]["testpaths"]
    assert settings["python.testing.pytestArgs"] == found


@pytest.mark.parametrize("task", read("tasks.json")["tasks"], ids=lambda task: task["label"])
def test_a_task_is_a_command_of_kata(task):
    module, name, command, *rest = task["args"]
    assert (module, name) == ("-m", "grader")
    assert command in [known.name for known in cli.commands()]
    assert set(rest) <= {"${relativeFile}", "--open"}


def test_any_file_of_a_kata_names_it():
    kata = katas(["31"])[0]
    for file in (kata.stub_file, kata.test_file, kata.folder / "README.de.md"):
        assert katas([str(file.relative_to(ROOT))]) == [kata]


def test_the_hooks_of_pre_commit_are_the_commands_of_the_session_lint():
    session = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    for tool, command in (
        ("ruff", "format"),
        ("ruff", "check"),
        ("mypy", ""),
        ("lint-imports", ""),
    ):
        assert f"entry: {tool} {command}".rstrip() in hooks
        assert f'"{tool}"' in session
