"""The colours of the figures on the pages: five hues with a light and a dark form each.

A figure paints its own ground and takes every colour from here by a CSS class, so that ground and
inks change together with the page: no text is ever dark on dark. The hues are those of Okabe and
Ito, told apart by every eye; what a colour says, a word or a shape says too.
"""

from typing import NamedTuple


class Tones(NamedTuple):
    """What one colour looks like: as text, as line, and as the ground that text stands on."""

    text: str
    line: str
    soft: str


LIGHT = {
    "ink": Tones("#1B1F24", "#1B1F24", "#FFFFFF"),
    "grey": Tones("#535C66", "#858E98", "#ECEFF2"),
    "blue": Tones("#005A91", "#0072B2", "#D3E8F7"),
    "orange": Tones("#804C00", "#C27C00", "#FCE8C2"),
    "green": Tones("#006247", "#008F68", "#D2F0E4"),
    "red": Tones("#A03800", "#D55E00", "#FBDDCB"),
    "pink": Tones("#8C3A69", "#B85C94", "#F5DDEA"),
}
"""The colours on a light page; `ink` has the paper itself as its ground."""
DARK = {
    "ink": Tones("#E6EDF3", "#E6EDF3", "#161B22"),
    "grey": Tones("#B1BBC6", "#7D8894", "#2A323C"),
    "blue": Tones("#8CCBF7", "#56B4E9", "#12405F"),
    "orange": Tones("#F4C15F", "#E69F00", "#5A4207"),
    "green": Tones("#6FDAB6", "#2FB98D", "#0E4B39"),
    "red": Tones("#FFB38A", "#F07A35", "#6A3013"),
    "pink": Tones("#F0B8D6", "#D98CB7", "#5A2F49"),
}
"""The same colours on a dark page."""
DARK_RULE = "@media (prefers-color-scheme: dark)"


def style() -> str:
    """The style sheet of a figure.

    Text of a colour has the class t-colour, a line l-colour and a ground f-colour.
    """
    fonts = (
        "text{font-family:system-ui,sans-serif}"
        ".code{font-family:ui-monospace,Menlo,Consolas,monospace}"
        ".bold{font-weight:600}.slant{font-style:italic}"
    )
    return f"{fonts}{_rules(LIGHT)}{DARK_RULE}{{{_rules(DARK)}}}"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours #RRGGBB by the rule of WCAG 2, from 1 to 21."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _rules(colours: dict[str, Tones]) -> str:
    return "".join(
        f".t-{name}{{fill:{tones.text}}}.l-{name}{{stroke:{tones.line}}}.f-{name}{{fill:{tones.soft}}}"
        f".d-{name}{{fill:{tones.line}}}"
        for name, tones in colours.items()
    )


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
