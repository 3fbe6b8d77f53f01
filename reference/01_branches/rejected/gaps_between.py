"""Ends each range a tenth below the next one, which leaves gaps.

Rejected by: test_a_temperature_just_below_a_limit_stays_below
"""


def convention_for(language):
    language = language.lower()
    if language == "clojure":
        return "kebab-case"
    elif language == "python":
        return "snake_case"
    elif language == "java" or language == "javascript":
        return "camelCase"
    else:
        return "unknown"


def convention_of(name):
    if "_" in name:
        return "snake_case"
    elif "-" in name:
        return "kebab-case"
    elif name != name.lower():
        return "camelCase"
    else:
        return "one word"


def describe_temperature(celsius):
    if celsius < 35.0:
        return "hypothermia"
    elif 35.0 <= celsius <= 37.4:
        return "normal"
    elif 37.5 <= celsius <= 37.9:
        return "elevated"
    elif 38.0 <= celsius <= 39.9:
        return "fever"
    elif celsius >= 40.0:
        return "high fever"
