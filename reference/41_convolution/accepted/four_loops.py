"""Four nested loops in plain Python; other names for the parameters; fails early by its own check."""

import numpy as np


def convolve(picture, kernel):
    H, W = len(picture), len(picture[0])
    h, w = len(kernel), len(kernel[0])
    out_h, out_w = H - h + 1, W - w + 1
    if out_h <= 0 or out_w <= 0:
        raise ValueError("The kernel must not be larger than the picture.")
    divisor = 0.0
    for row in kernel:
        for weight in row:
            divisor += float(weight)
    if divisor == 0:
        divisor = 1.0
    lines = []
    for y in range(out_h):
        line = []
        for x in range(out_w):
            total = 0.0
            for i in range(h):
                for j in range(w):
                    total += float(kernel[i][j]) * float(picture[y + i][x + j])
            line.append(total / divisor)
        lines.append(line)
    return np.array(lines)
