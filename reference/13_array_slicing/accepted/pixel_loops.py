"""Loops over single pixels, which is slow but right."""

import numpy as np


def top_left(picture):
    return cut(picture, 0, 0)


def cut(picture, top, left):
    height, width = picture.shape[0] // 2, picture.shape[1] // 2
    part = np.empty((height, width), dtype=picture.dtype)
    for i in range(height):
        for j in range(width):
            part[i, j] = picture[top * height + i, left * width + j]
    return part


def top_right(picture):
    return cut(picture, 0, 1)


def bottom_left(picture):
    return cut(picture, 1, 0)


def bottom_right(picture):
    return cut(picture, 1, 1)


def without_border(picture, margin):
    rows = [row[margin : len(row) - margin] for row in picture]
    return np.array(rows[margin : len(rows) - margin])


def every_nth(picture, n):
    rows = [row for i, row in enumerate(picture) if i % n == 0]
    return np.array([[x for j, x in enumerate(row) if j % n == 0] for row in rows])


def mirrored(picture):
    result = picture.copy()
    for j in range(picture.shape[1]):
        result[:, -1 - j] = picture[:, j]
    return result


def with_black_border(picture, margin):
    result = picture.copy()
    for i in range(len(picture)):
        for j in range(len(picture[0])):
            down, right = len(picture) - 1 - i, len(picture[0]) - 1 - j
            if min(i, j, down, right) < margin:
                result[i, j] = 0
    return result
