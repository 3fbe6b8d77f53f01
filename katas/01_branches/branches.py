"""Kata 01: branches, and how programming languages write their names."""


def convention_for(language: str) -> str:
    """Return how a programming language writes names of several words.

    Args:
        language: the name of a language, in upper or lower case.

    Returns:
        "kebab-case" for Clojure, "snake_case" for Python, "camelCase" for Java and JavaScript, and
        "unknown" for any other.
    """
    raise NotImplementedError


def convention_of(name: str) -> str:
    """Return the convention that a name follows, by the way it looks.

    Args:
        name: letters from A to Z and a to z, digits, underscores and hyphens.

    Returns:
        "snake_case" if there is an underscore in it, otherwise "kebab-case" if there is a hyphen,
        otherwise "camelCase" if there is a capital letter, otherwise "one word".
    """
    raise NotImplementedError


def describe_temperature(celsius: float) -> str:
    """Put a body temperature into words.

    Args:
        celsius: the temperature in °C.

    Returns:
        "hypothermia" below 35.0, "normal" below 37.5, "elevated" below 38.0, "fever" below 40.0,
        and "high fever" from 40.0 on.
    """
    raise NotImplementedError
