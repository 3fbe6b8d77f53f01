"""Words and numbers of a figure in the language that it is drawn in."""


class Tr:
    """The language a figure is drawn in: picks texts, and writes numbers as it does."""

    def __init__(self, language: str) -> None:
        """Draw in `language`, "en" or "de"."""
        self.language = language

    def __call__(self, english: str, german: str) -> str:
        """The text in this language."""
        return german if self.language == "de" else english

    def number(self, value: float, places: int | None = None) -> str:
        """A number with a true minus sign and, in German, a decimal comma.

        Args:
            value: the number.
            places: how many decimals to round to and show; None shows those it needs.
        """
        plain = f"{value:g}" if places is None else f"{value:.{places}f}"
        if float(plain) == 0:
            plain = plain.lstrip("-")
        return self(plain, plain.replace(".", ",")).replace("-", "−")
