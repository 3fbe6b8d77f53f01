"""The project can be installed to work in, and not built into a wheel by mistake."""

import importlib.util
import sys
import tomllib
from types import ModuleType

import pytest

from grader import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HOOK = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]["path"]


@pytest.fixture
def hook(monkeypatch):
    """The build hook as hatchling makes it, whose own class is replaced: it is not installed."""
    interface = ModuleType("hatchling.builders.hooks.plugin.interface")
    vars(interface)["BuildHookInterface"] = object
    for name in ("hatchling", "hatchling.builders", "hatchling.builders.hooks",
                 "hatchling.builders.hooks.plugin"):  # fmt: skip
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, interface.__name__, interface)
    spec = importlib.util.spec_from_file_location("build_hook", ROOT / HOOK)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.EditableOnly()


def test_a_wheel_is_refused_with_a_sentence_that_says_what_to_do(hook):
    with pytest.raises(RuntimeError, match=r"not a package to install: .* `pip install -e \.`"):
        hook.initialize("standard", {})


def test_an_editable_installation_is_made(hook):
    hook.initialize("editable", {})


def test_the_project_says_that_it_is_not_to_be_uploaded():
    assert "Private :: Do Not Upload" in PROJECT["project"]["classifiers"]
