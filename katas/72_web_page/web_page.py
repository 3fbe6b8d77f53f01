"""Kata 72: a network behind a web page."""

from typing import Any

import numpy as np
from flask import Flask

MAX_BYTES = 5_000_000
"""A larger request is refused."""
MAX_PIXELS = 20_000_000
"""A photo with more pixels is refused before it is decoded."""


def overlay(photo: np.ndarray, heat: np.ndarray) -> np.ndarray:
    """Lay a map over a photo: the hotter, the redder.

    Args:
        photo: shape (height, width, 3), uint8; it is left as it is.
        heat: numbers from 0 to 1, shape (height, width).

    Returns:
        Shape (height, width, 3), uint8: (1 - heat / 2) * photo + heat / 2 * (255, 0, 0) for each
        pixel, rounded or cut off to whole numbers.
    """
    raise NotImplementedError


def create_app(classifier: Any) -> Flask:
    """A web app around a classifier; nothing that is uploaded outlives its request.

    GET / gives a page with a form. POST /classify takes the form's file "image" and gives a page
    with its name, the three likeliest classes and the map over the photo. The README says more.

    Args:
        classifier: has `names` (a list of texts), `probabilities(photo)` (a list of floats in the
            same order) and `heat(photo)` (an array of shape (height, width), from 0 to 1), where
            `photo` is a PIL image in mode RGB.
    """
    raise NotImplementedError
