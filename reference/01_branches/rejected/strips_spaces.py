"""Takes away spaces before and after a name.

Rejected by: test_only_the_whole_name_of_a_language_counts
"""


def convention_for(language):
    language = language.strip().lower()
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
    elif celsius < 37.5:
        return "normal"
    elif celsius < 38.0:
        return "elevated"
    elif celsius < 40.0:
        return "fever"
    else:
        return "high fever"
