"""Adds a border of zeros, which makes an edge all around the picture.

Rejected by: test_a_ramp_has_its_slope_everywhere
"""

import torch
from torch.nn.functional import conv2d, nll_loss


def edges(images):
    right = torch.tensor([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]).to(images) / 8
    masks = torch.stack([right, right.T])[:, None]
    return conv2d(images[:, None], masks, padding=1)


def end_point_error(probability, mask):
    difference = edges(probability) - edges(mask.to(probability))
    return difference.norm(dim=1).mean()


def slsdeep_loss(log_probabilities, mask, alpha=0.5):
    lesion = log_probabilities[:, 1].exp()
    return nll_loss(log_probabilities, mask) + alpha * end_point_error(lesion, mask)
