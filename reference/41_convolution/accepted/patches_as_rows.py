"""Flattens each patch into a row of a matrix; one matrix product then gives all sums (im2col)."""

import numpy as np


def convolve(image, mask):
    h, w = mask.shape
    if any(m > n for m, n in zip(mask.shape, image.shape)):
        raise ValueError("mask too large")
    height, width = image.shape[0] - h + 1, image.shape[1] - w + 1
    rows = [image[y : y + h, x : x + w].ravel() for y in range(height) for x in range(width)]
    weights = mask.ravel().astype(float)
    if weights.sum():
        weights = weights / weights.sum()
    return (np.array(rows) @ weights).reshape(height, width)
