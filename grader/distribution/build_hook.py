"""Refuses to build a wheel: an installed package would have no katas, which lie beside it."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SENTENCE = (
    "pytorch-katas is a repository to work in, not a package to install: clone it, and run "
    "`pip install -e .` or `nox -s katas` in its folder.\n"
    "pytorch-katas ist ein Repository, in dem man arbeitet, und kein Paket zum Installieren: Klone "
    "es und rufe in seinem Ordner `pip install -e .` oder `nox -s katas` auf."
)


class EditableOnly(BuildHookInterface):
    """Lets hatchling make an editable installation and nothing else."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it builds.

        Args:
            version: "editable" for `pip install -e`, "standard" for a wheel of its own.
            build_data: what hatchling would put in.

        Raises:
            RuntimeError: it is not an editable installation.
        """
        if version != "editable":
            raise RuntimeError(SENTENCE)
