"""As somebody would write it who knows README and stub and nothing else."""

import numpy as np


def top_left(image):
    h, w = image.shape
    return image[0 : h // 2, 0 : w // 2]


def top_right(image):
    h, w = image.shape
    return image[0 : h // 2, w // 2 : w]


def bottom_left(image):
    h, w = image.shape
    return image[h // 2 : h, 0 : w // 2]


def bottom_right(image):
    h, w = image.shape
    return image[h // 2 : h, w // 2 : w]


def without_border(image, width):
    h, w = image.shape
    return image[width : h - width, width : w - width]


def every_nth(image, step):
    return image[::step, ::step]


def mirrored(image):
    return image[:, ::-1]


def with_black_border(image, width):
    h, w = image.shape
    new = image.copy()
    new[:width, :] = 0
    new[h - width :, :] = 0
    new[:, :width] = 0
    new[:, w - width :] = 0
    return new
