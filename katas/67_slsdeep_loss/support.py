"""What the tests of kata 67 need beside the learner's code: a look at the gradient of a loss."""

from collections.abc import Callable

import torch


def value_and_gradient(
    loss: Callable[..., torch.Tensor], predicted: torch.Tensor, mask: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor | None]:
    """The loss of a prediction, and its gradient; None where no way leads back to the prediction.

    Args:
        loss: `end_point_error` or `slsdeep_loss`.
        predicted: its first argument.
        mask: its second argument.
    """
    leaf = predicted.clone().requires_grad_()
    value = loss(leaf, mask)
    if value.requires_grad:
        (2 * value).backward()  # twice, as if it were a part of something larger
    return value, None if leaf.grad is None else leaf.grad / 2


def value_and_gradient_at_scores(
    loss: Callable[..., torch.Tensor], scores: torch.Tensor, mask: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor | None]:
    """As `value_and_gradient`, at the scores of the classes in front of `log_softmax`.

    Args:
        loss: `slsdeep_loss`.
        scores: shape (B, 2, H, W).
        mask: its second argument.
    """
    return value_and_gradient(lambda s, m: loss(s.log_softmax(dim=1), m), scores, mask)
