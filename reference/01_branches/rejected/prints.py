"""Prints the word and returns nothing.

Rejected by: test_each_range_of_temperatures_has_its_word
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
        print("hypothermia")
    elif celsius < 37.5:
        print("normal")
    elif celsius < 38.0:
        print("elevated")
    elif celsius < 40.0:
        print("fever")
    else:
        print("high fever")
