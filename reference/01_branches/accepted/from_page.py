"""Written as by somebody who has only the README and the stub."""


def convention_for(language: str) -> str:
    """Tell how names of several words are written in a programming language."""
    name = language.lower()
    if name == "clojure":
        return "kebab-case"
    elif name == "python":
        return "snake_case"
    elif name == "java" or name == "javascript":
        return "camelCase"
    else:
        return "unknown"


def convention_of(name: str) -> str:
    """Tell by its looks how a name is written."""
    if "_" in name:
        return "snake_case"
    if "-" in name:
        return "kebab-case"
    for letter in name:
        if "A" <= letter <= "Z":
            return "camelCase"
    return "one word"


def describe_temperature(celsius: float) -> str:
    """Put a body temperature into words."""
    if celsius < 35.0:
        word = "hypothermia"
    elif celsius < 37.5:
        word = "normal"
    elif celsius < 38.0:
        word = "elevated"
    elif celsius < 40.0:
        word = "fever"
    else:
        word = "high fever"
    return word
