"""Takes a bare root, which has an infinite slope at 0.

Rejected by: test_a_perfect_answer_has_a_gradient_of_0
"""

import torch
from torch.nn.functional import conv2d, nll_loss


def edges(images):
    right = torch.tensor([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]).to(images) / 8
    masks = torch.stack([right, right.T])[:, None]
    return conv2d(images[:, None], masks)


def end_point_error(probability, mask):
    difference = edges(probability) - edges(mask.to(probability))
    return (difference**2).sum(dim=1).sqrt().mean()


def slsdeep_loss(log_probabilities, mask, alpha=0.5):
    lesion = log_probabilities[:, 1].exp()
    return nll_loss(log_probabilities, mask) + alpha * end_point_error(lesion, mask)
