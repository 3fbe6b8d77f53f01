"""Forgets that JavaScript is a language of its own beside Java.

Rejected by: test_java_and_javascript_have_camels
"""


def convention_for(language):
    language = language.lower()
    if language == "clojure":
        return "kebab-case"
    elif language == "python":
        return "snake_case"
    elif language == "java":
        return "camelCase"
    else:
        return "unknown"


def convention_of(name):
    if "_" in name:
        return "snake_case"
    elif "-" in name:
        return "kebab-case"
    elif any((letter.isupper() for letter in name)):
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
