"""The edges by slicing instead of a convolution, a tiny number under the root, NLL by gather."""

import torch


def edges(images):
    tall = images[:, :-2] + 2 * images[:, 1:-1] + images[:, 2:]
    wide = images[..., :-2] + 2 * images[..., 1:-1] + images[..., 2:]
    right = tall[..., 2:] - tall[..., :-2]
    down = wide[:, 2:] - wide[:, :-2]
    return torch.stack([right, down], dim=1) / 8


def end_point_error(probability, mask):
    squares = (edges(probability) - edges(mask.to(probability.dtype))) ** 2
    return (squares.sum(dim=1) + 1e-9).sqrt().mean()


def slsdeep_loss(log_probabilities, mask, alpha=0.5):
    right = log_probabilities.gather(1, mask.unsqueeze(1))
    return alpha * end_point_error(torch.exp(log_probabilities[:, 1]), mask) - right.mean()
