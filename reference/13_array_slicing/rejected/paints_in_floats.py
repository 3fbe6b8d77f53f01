"""Begins with np.zeros, and so turns the pixels into floats.

Rejected by: test_the_dtype_of_the_picture_is_kept
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
    inside = slice(width, rows - width), slice(width, columns - width)
    result = np.zeros(image.shape)
    result[inside] = image[inside]
    return result
