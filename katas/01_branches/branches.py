"""Kata 01: branches, and how programming languages write their names."""


def convention_for(language: str) -> str:
    """Tell how names of several words are written in a programming language.

    Args:
        language: the name of a language, in capital or small letters.

    Returns:
        "kebab-case" for Clojure, "snake_case" for Python, "camelCase" for Java and JavaScript, and
        "unknown" for any other.
    """
    raise NotImplementedError


def convention_of(name: str) -> str:
    """Tell by its looks how a name is written.

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
