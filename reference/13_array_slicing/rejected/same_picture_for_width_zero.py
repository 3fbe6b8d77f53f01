"""Returns the picture itself where nothing is to be painted.

Rejected by: test_a_picture_with_a_black_border_is_a_new_array
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
    if width == 0:
        return image
    result = image.copy()
    result[:width] = 0
    result[-width:] = 0
    result[:, :width] = 0
    result[:, -width:] = 0
    return result
