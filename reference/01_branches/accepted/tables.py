"""Looks everything up in tables, without a single branch; other names for the parameters."""

import re
from bisect import bisect_right

CUSTOMS = {"CLOJURE": "kebab-case", "PYTHON": "snake_case"} | dict.fromkeys(
    ["JAVA", "JAVASCRIPT"], "camelCase"
)
RULES = {"_": "snake_case", "-": "kebab-case", "[A-Z]": "camelCase", "": "one word"}
WORDS = ["hypothermia", "normal", "elevated", "fever", "high fever"]


def convention_for(which):
    return CUSTOMS.get(which.upper(), "unknown")


def convention_of(identifier):
    return next(word for pattern, word in RULES.items() if re.search(pattern, identifier))


def describe_temperature(t):
    return WORDS[bisect_right([35.0, 37.5, 38.0, 40.0], t)]
