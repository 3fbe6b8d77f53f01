"""Compares how steep the edges are and forgets where they point.

Rejected by: test_two_ramps_are_5_apart
"""

import torch
from torch.nn.functional import conv2d, nll_loss


def edges(images):
    right = torch.tensor([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]).to(images) / 8
    masks = torch.stack([right, right.T])[:, None]
    return conv2d(images[:, None], masks)


def end_point_error(probability, mask):
    u, v = edges(probability), edges(mask.to(probability))
    return (u.norm(dim=1) - v.norm(dim=1)).abs().mean()


def slsdeep_loss(log_probabilities, mask, alpha=0.5):
    lesion = log_probabilities[:, 1].exp()
    return nll_loss(log_probabilities, mask) + alpha * end_point_error(lesion, mask)
