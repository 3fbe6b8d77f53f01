"""Every question names both limits, and the questions come from warm to cold; match and ternaries."""


def convention_for(language):
    match language.casefold():
        case "python":
            return "snake_case"
        case "java" | "javascript":
            return "camelCase"
        case "clojure":
            return "kebab-case"
        case _:
            return "unknown"


def convention_of(name):
    camel = "camelCase" if any(c.isupper() for c in name) else "one word"
    return "snake_case" if name.count("_") else "kebab-case" if name.count("-") else camel


def describe_temperature(celsius):
    if celsius >= 40:
        return "high fever"
    if 38 <= celsius < 40:
        return "fever"
    if 37.5 <= celsius < 38:
        return "elevated"
    if 35 <= celsius < 37.5:
        return "normal"
    if celsius < 35:
        return "hypothermia"
