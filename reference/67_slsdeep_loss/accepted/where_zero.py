"""A loss module per part; the root is only taken where there is something under it."""

import torch
from torch import nn

SOBEL = torch.tensor([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])


class EndPointError(nn.Module):
    def forward(self, u, v):
        d = edges(u - v)
        s = d[:, 0] * d[:, 0] + d[:, 1] * d[:, 1]
        some = s > 0
        root = torch.sqrt(torch.where(some, s, torch.ones_like(s)))
        return torch.where(some, root, torch.zeros_like(s)).mean()


def edges(images):
    kernel = torch.stack((SOBEL, SOBEL.t()))[:, None].to(images.dtype)
    return nn.functional.conv2d(images[:, None], kernel, padding="valid") / 8


def end_point_error(probability, mask):
    return EndPointError()(probability, mask.to(probability.dtype))


def slsdeep_loss(log_probabilities, mask, alpha=0.5):
    nll = nn.NLLLoss()
    return nll(log_probabilities, mask) + alpha * end_point_error(
        log_probabilities.exp()[:, 1], mask
    )
