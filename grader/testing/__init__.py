"""What a kata's tests import: assertions, and the proxies through which they use a solution.

For the people who write katas. Imports `solution` and `catalogue`.
"""

from grader.testing.assertions import check, close, equal, raises
from grader.testing.cache import cached
from grader.testing.optional import import_optional

__all__ = ["cached", "check", "close", "equal", "import_optional", "raises"]
