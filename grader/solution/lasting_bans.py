"""Refuses forbidden functions for good, in a process that runs one solution and nothing else.

The monitor of `grader.solution.bans` is a profile function: it names the learner's line, but a
solution can switch it off, and does not see what a compiled function calls. Here the functions
themselves are replaced: the kernels of PyTorch's operators, which everything ends in that computes
with tensors, and the contents of forbidden modules. Those not imported yet stay out.
"""

import re
import sys
import warnings
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from grader.catalogue.kata import Ban
from grader.solution.bans import BannedCall

KEYS = ("CPU", "MkldnnCPU", "QuantizedCPU", "CUDA", "QuantizedCUDA")
"""The kinds of tensors whose kernels are replaced."""


def refuse_for_good(bans: tuple[Ban, ...]) -> None:
    """Let everything forbidden raise BannedCall from now on, irrevocably, in the whole process."""
    names = {name: str(ban.reason) for ban in bans for name in ban.names}
    modules = {name: why for name, why in names.items() if _is_module(name)}
    for name, reason in modules.items():
        _empty(name, reason)
    libraries = [*_replace_kernels(bans)] if "torch" in sys.modules else []
    if modules or libraries:
        sys.addaudithook(_import_hook(modules, libraries))


def _is_module(name: str) -> bool:
    """Whether a name is that of a module, loaded or not, and not of a function in one."""
    if name in sys.modules:
        return True
    parent = sys.modules.get(name.rpartition(".")[0])
    # a lazy package would import what getattr asks for
    return parent is None or name.rpartition(".")[2] not in vars(parent)


def _empty(name: str, reason: str) -> None:
    """Replace every function of a module and of those below it."""
    refuse = _refusal(name, reason)
    for loaded, module in list(sys.modules.items()):
        if f"{loaded}.".startswith(f"{name}.") and isinstance(module, ModuleType):
            for key, value in list(vars(module).items()):
                if callable(value) and not isinstance(value, type) and not key.startswith("__"):
                    vars(module)[key] = refuse


def _import_hook(
    modules: dict[str, str], libraries: list[Any]
) -> Callable[[str, tuple[Any, ...]], None]:
    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        # a library takes its kernels with it, so it is kept where no solution finds it
        if event == "import" and libraries is not None:
            imported = f"{arguments[0]}."
            for name, reason in modules.items():
                if imported.startswith(f"{name}."):
                    raise BannedCall(name, reason)

    return hook


def _replace_kernels(bans: tuple[Ban, ...]) -> Iterator[Any]:
    """Give each forbidden operator a kernel that refuses; yields what keeps these in place."""
    import torch

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that kernels are being replaced
        for ban in filter(lambda ban: ban.operators, bans):
            pattern = re.compile("|".join(ban.operators))
            for full in filter(pattern.search, torch._C._dispatch_get_all_op_names()):
                space, _, operator = full.partition("::")
                library: Any = torch._C._dispatch_library("IMPL", space, "")
                refuse = _refusal(full.partition(".")[0].replace("::", "."), str(ban.reason))
                for key in KEYS:
                    library.impl(operator, key, refuse)
                yield library


def _refusal(name: str, reason: str) -> Callable[..., Any]:
    def refuse(*_: object, **__: object) -> None:
        raise BannedCall(name, reason)

    return refuse
