"""Kata 67: the loss of SLSDeep, which wants lesions with borders in the right place."""

import torch
from torch.nn.functional import conv2d, nll_loss


def edges(images: torch.Tensor) -> torch.Tensor:
    """How steeply pictures rise to the right and downwards, by the two Sobel masks over 8.

    Args:
        images: floats of shape (B, H, W), H and W at least 3.

    Returns:
        Floats of the same dtype, shape (B, 2, H - 2, W - 2): only where a 3 x 3 window fits.
        Channel 0 is the rise to the right per pixel, channel 1 the rise downwards.
    """
    right = torch.tensor([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]).to(images) / 8
    masks = torch.stack([right, right.T]).unsqueeze(1)
    return conv2d(images.unsqueeze(1), masks)


def end_point_error(probability: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Mean distance between the edges of a prediction and those of the mask (EPE).

    Args:
        probability: floats of shape (B, H, W), each pixel's probability of being lesion; any other
            floats are welcome, too.
        mask: floats or integers of any dtype and of the same shape, the right answer: 1 lesion, 0
            skin.

    Returns:
        One number, a tensor without dimensions: the mean over all pictures and windows of sqrt((u_x
        - v_x)^2 + (u_y - v_y)^2), with u and v the edges of the two. A gradient flows back to each
        probability; it is finite, and 0 where all edges agree.

    Source: Sarker et al., SLSDeep (MICCAI 2018).
    """
    difference = edges(probability) - edges(mask.to(probability))
    return torch.linalg.vector_norm(difference, dim=1).mean()


def slsdeep_loss(
    log_probabilities: torch.Tensor, mask: torch.Tensor, alpha: float = 0.5
) -> torch.Tensor:
    """Mean negative log likelihood of all pixels plus alpha times the end point error.

    Args:
        log_probabilities: floats of shape (B, 2, H, W), as log_softmax over axis 1 gives them:
            channel 0 is skin, channel 1 lesion. What has edges is the probability of the lesion.
        mask: int64 of shape (B, H, W): 1 lesion, 0 skin.
        alpha: the weight of the end point error.

    Returns:
        One number, a tensor without dimensions, with a gradient.

    Source: Sarker et al., SLSDeep (MICCAI 2018).
    """
    likelihood = nll_loss(log_probabilities, mask)
    return likelihood + alpha * end_point_error(log_probabilities[:, 1].exp(), mask)
