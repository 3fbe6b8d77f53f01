"""Decides with a threshold before it looks for edges.

Rejected by: test_the_borders_of_the_worked_example
"""

import torch
from torch.nn.functional import conv2d, nll_loss


def edges(images):
    right = torch.tensor([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]).to(images) / 8
    masks = torch.stack([right, right.T])[:, None]
    return conv2d(images[:, None], masks)


def end_point_error(probability, mask):
    decided = (probability > 0.5).to(probability)
    difference = edges(decided) - edges(mask.to(probability))
    return difference.norm(dim=1).mean()


def slsdeep_loss(log_probabilities, mask, alpha=0.5):
    lesion = log_probabilities[:, 1].exp()
    return nll_loss(log_probabilities, mask) + alpha * end_point_error(lesion, mask)
