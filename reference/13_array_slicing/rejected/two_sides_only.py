"""Cuts only at the top and on the left.

Rejected by: test_the_border_is_cut_off_on_all_four_sides
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
    return image[width:, width:]


def every_nth(image, step):
    return image[::step, ::step]


def mirrored(image):
    return image[:, ::-1]


def with_black_border(image, width):
    result = np.zeros_like(image)
    inside = without_border(result, width)  # a view: what is written into it is in the result
    inside[:] = without_border(image, width)
    return result
