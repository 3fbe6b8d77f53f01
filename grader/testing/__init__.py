"""What a kata's tests import: assertions, and the proxies through which they use a solution.

For the people who write katas. Imports `solution` and `catalogue`.
"""

from grader.testing.assertions import check, close, equal, raises
from grader.testing.cache import cached
from grader.testing.optional import import_optional
from grader.testing.oracles import numerical_gradient
from grader.testing.rules import (
    at_least,
    between,
    differs,
    is_array,
    is_integer,
    is_tensor,
    near,
    unchanged,
)

__all__ = [
    "at_least",
    "between",
    "cached",
    "check",
    "close",
    "differs",
    "equal",
    "import_optional",
    "is_array",
    "is_integer",
    "is_tensor",
    "near",
    "numerical_gradient",
    "raises",
    "unchanged",
]
