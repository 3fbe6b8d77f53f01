"""How often something may be asked: a bucket of tokens per address or learner."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable

MAX_KEYS = 10_000
"""Buckets that are remembered; the least recently used one is forgotten first."""


class RateLimit:
    """Allows a burst, and then so many per second for each key."""

    def __init__(
        self, burst: float, per_second: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.burst, self.per_second, self._clock = burst, per_second, clock
        self._buckets: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()

    def allows(self, key: Hashable) -> bool:
        """Count one request; whether it may pass."""
        left = self._left(key)
        self._buckets[key] = (max(left - 1, 0.0) if left >= 1 else left, self._clock())
        self._buckets.move_to_end(key)
        if len(self._buckets) > MAX_KEYS:
            self._buckets.popitem(last=False)
        return left >= 1

    def is_exhausted(self, key: Hashable) -> bool:
        """Whether the next request would be refused, without counting one."""
        return self._left(key) < 1

    def __len__(self) -> int:
        return len(self._buckets)

    def _left(self, key: Hashable) -> float:
        left, then = self._buckets.get(key, (self.burst, self._clock()))
        return min(self.burst, left + (self._clock() - then) * self.per_second)
