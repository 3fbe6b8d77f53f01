"""NumPy's own split and flip; copies in place of views; the border painted side by side."""

import numpy as np


def top_left(image):
    return np.hsplit(np.vsplit(image, 2)[0], 2)[0]


def top_right(image):
    return np.hsplit(np.vsplit(image, 2)[0], 2)[1]


def bottom_left(image):
    return np.hsplit(np.vsplit(image, 2)[1], 2)[0]


def bottom_right(image):
    return np.hsplit(np.vsplit(image, 2)[1], 2)[1].copy()


def without_border(image, width):
    if width == 0:
        return image.copy()
    return image[width:-width, width:-width].copy()


def every_nth(image, step):
    return image[np.arange(0, len(image), step)][:, np.arange(0, image.shape[1], step)]


def mirrored(image):
    return np.fliplr(image)


def with_black_border(image, width):
    painted = image.copy()
    if width > 0:
        painted[:width] = 0
        painted[-width:] = 0
        painted[:, :width] = 0
        painted[:, -width:] = 0
    return painted
