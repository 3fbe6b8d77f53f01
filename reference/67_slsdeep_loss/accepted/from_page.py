"""Written from README and stub alone."""

import torch
import torch.nn.functional as F


def edges(images: torch.Tensor) -> torch.Tensor:
    sobel_x = torch.tensor(
        [[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]], dtype=images.dtype
    )
    sobel_y = torch.tensor(
        [[-1.0, -2.0, -1.0], [0.0, 0.0, 0.0], [1.0, 2.0, 1.0]], dtype=images.dtype
    )
    kernel = torch.stack([sobel_x, sobel_y]).reshape(2, 1, 3, 3) / 8
    return F.conv2d(images.unsqueeze(1), kernel)


def end_point_error(probability: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    u = edges(probability)
    v = edges(mask.to(dtype=probability.dtype))
    squared = (u[:, 0] - v[:, 0]) ** 2 + (u[:, 1] - v[:, 1]) ** 2
    return torch.sqrt(squared + 1e-10).mean()


def slsdeep_loss(
    log_probabilities: torch.Tensor, mask: torch.Tensor, alpha: float = 0.5
) -> torch.Tensor:
    nll = F.nll_loss(log_probabilities, mask)
    epe = end_point_error(torch.exp(log_probabilities[:, 1]), mask)
    return nll + alpha * epe
