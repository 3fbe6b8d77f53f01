"""The container for Codespaces and VS Code states what the project states."""

import json
import tomllib

from packaging.specifiers import SpecifierSet

from grader import ROOT

CONTAINER = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))


def test_its_python_is_one_that_the_project_supports():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = CONTAINER["image"].rsplit(":", 1)[1]
    assert version in SpecifierSet(project["requires-python"])
    assert f"Programming Language :: Python :: {version}" in project["classifiers"]


def test_its_extensions_are_those_that_the_editor_recommends():
    recommended = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    customizations = CONTAINER["customizations"]["vscode"]
    assert customizations["extensions"] == recommended["recommendations"]


def test_it_installs_into_the_environment_that_nox_and_the_editor_use():
    assert ".venv" in CONTAINER["onCreateCommand"]
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    interpreter = settings["python.defaultInterpreterPath"]
    assert interpreter == "${workspaceFolder}/.venv"
    assert CONTAINER["remoteEnv"]["VIRTUAL_ENV"] == "${containerWorkspaceFolder}/.venv"
