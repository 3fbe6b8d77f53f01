"""A softmax of log probabilities gives the probabilities again."""

import torch
from torch.nn.functional import conv2d, nll_loss


def edges(images: torch.Tensor) -> torch.Tensor:
    right = torch.tensor([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]).to(images) / 8
    masks = torch.stack([right, right.T]).unsqueeze(1)
    return conv2d(images.unsqueeze(1), masks)


def end_point_error(probability: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    difference = edges(probability) - edges(mask.to(probability))
    return torch.linalg.vector_norm(difference, dim=1).mean()


def slsdeep_loss(
    log_probabilities: torch.Tensor, mask: torch.Tensor, alpha: float = 0.5
) -> torch.Tensor:
    likelihood = nll_loss(log_probabilities, mask)
    return likelihood + alpha * end_point_error(log_probabilities.softmax(dim=1)[:, 1], mask)
