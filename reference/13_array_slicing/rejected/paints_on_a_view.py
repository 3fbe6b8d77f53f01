"""Paints on the picture itself, taking `image[:]` for a copy.

Rejected by: test_the_picture_is_left_as_it_is
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
    result = image[:]
    result[:width] = 0
    result[rows - width :] = 0
    result[:, :width] = 0
    result[:, columns - width :] = 0
    return result
