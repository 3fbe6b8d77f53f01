"""Paints only the corners.

Rejected by: test_a_black_border_of_one_pixel
"""

import numpy as np


def top_left(image):
    rows, columns = image.shape
    return image[: rows // 2, : columns // 2]


def top_right(image):
    rows, columns = image.shape
    return image[: rows // 2, columns // 2 :]


def bottom_left(image):
    rows, columns = image.shape
    return image[rows // 2 :, : columns // 2]


def bottom_right(image):
    rows, columns = image.shape
    return image[rows // 2 :, columns // 2 :]


def without_border(image, width):
    rows, columns = image.shape
    return image[width : rows - width, width : columns - width]


def every_nth(image, step):
    return image[::step, ::step]


def mirrored(image):
    return image[:, ::-1]


def with_black_border(image, width):
    rows, columns = image.shape
    result = image.copy()
    for i in (slice(0, width), slice(rows - width, rows)):
        for j in (slice(0, width), slice(columns - width, columns)):
            result[i, j] = 0
    return result
