"""Takes the probability of skin, channel 0, whose edges point the other way.

Rejected by: test_the_loss_of_the_worked_example_is_0_1584
"""

import torch
from torch.nn.functional import conv2d, nll_loss


def edges(images):
    right = torch.tensor([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]).to(images) / 8
    masks = torch.stack([right, right.T])[:, None]
    return conv2d(images[:, None], masks)


def end_point_error(probability, mask):
    difference = edges(probability) - edges(mask.to(probability))
    return difference.norm(dim=1).mean()


def slsdeep_loss(log_probabilities, mask, alpha=0.5):
    lesion = log_probabilities[:, 0].exp()
    return nll_loss(log_probabilities, mask) + alpha * end_point_error(lesion, mask)
