"""Ends the scale where a usual thermometer ends.

Rejected by: test_the_outer_ranges_have_no_end
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
    if 30.0 <= celsius < 35.0:
        return "hypothermia"
    elif 35.0 <= celsius < 37.5:
        return "normal"
    elif 37.5 <= celsius < 38.0:
        return "elevated"
    elif 38.0 <= celsius < 40.0:
        return "fever"
    elif 40.0 <= celsius <= 43.0:
        return "high fever"
    else:
        return "unknown"
