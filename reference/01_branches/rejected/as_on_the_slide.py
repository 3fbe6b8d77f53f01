"""Compares the name of the language letter by letter as it is on the page.

Rejected by: test_capital_letters_do_not_change_the_language
"""


def convention_for(language):
    if language == "clojure" or language == "Clojure":
        return "kebab-case"
    elif language == "python" or language == "Python":
        return "snake_case"
    elif language == "Java" or language == "JavaScript":
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
