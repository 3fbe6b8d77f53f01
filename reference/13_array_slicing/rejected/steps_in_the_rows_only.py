"""Leaves the columns out.

Rejected by: test_every_second_row_and_column
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
    return image[::step]


def mirrored(image):
    return image[:, ::-1]


def with_black_border(image, width):
    result = np.zeros_like(image)
    inside = without_border(result, width)
    inside[:] = without_border(image, width)
    return result
