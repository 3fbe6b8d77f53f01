"""Kata 63: what a network looks at, read from its gradients."""

import torch
from torch import nn


def sensitivity(model: nn.Module, x: torch.Tensor, target: int) -> torch.Tensor:
    """How strongly the score of a class depends on each voxel: |d score / d x|.

    Args:
        model: takes a batch, float32 of shape (N, …), and returns the scores of the classes, shape
            (N, n_classes). It has neither dropout nor batch norm. It is left as it is: the
            gradients stored at its parameters too.
        x: one scan, float32, without an axis for the batch, such as (C, H, W) or (C, D, H, W); left
            as it is: if its requires_grad was False, it is still False afterwards.
        target: the index of the class.

    Returns:
        The absolute value of the gradient, of the shape of x.

    The method is that of Simonyan et al., "Deep Inside Convolutional Networks" (2014).
    """
    raise NotImplementedError


def guided_backprop(model: nn.Module, x: torch.Tensor, target: int) -> torch.Tensor:
    """The gradient of a class's score, with only what is positive passed on by each ReLU.

    On the way back an `nn.ReLU` with the input a turns the gradient g that arrives at its output
    into g where both a > 0 and g > 0, and into 0 elsewhere. Everything else is as usual.

    Args:
        model: as in `sensitivity`. Its `nn.ReLU` modules may lie at any depth, may work in place
            (though none is the first layer), and one of them may serve several layers. When the
            function ends, even by an exception of the model such as a RuntimeError, the model
            behaves as it did before.
        x: one scan, as in `sensitivity`; left as it is.
        target: the index of the class.

    Returns:
        The guided gradient with its sign, of the shape of x.

    The method is that of Springenberg et al., "Striving for Simplicity: The All Convolutional Net"
    (2015).
    """
    raise NotImplementedError
