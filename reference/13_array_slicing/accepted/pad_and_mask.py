"""Quadrants of mirrored pictures, a border by np.pad, a mask."""

import numpy as np


def top_left(image):
    rows, columns = image.shape
    return image[: rows // 2, : columns // 2]


def top_right(image):
    return mirrored(top_left(mirrored(image)))


def bottom_left(image):
    return top_left(image[::-1])[::-1]


def bottom_right(image):
    height, width = image.shape
    return image[height // 2 : height, width // 2 : width]


def without_border(image, width):
    rows, columns = image.shape
    return image[width : rows - width, width : columns - width]


def every_nth(image, step):
    return image[0 : len(image) : step, 0 : len(image[0]) : step]


def mirrored(image):
    return np.flip(image, axis=1)


def with_black_border(image, width):
    return np.pad(without_border(image, width), width)
