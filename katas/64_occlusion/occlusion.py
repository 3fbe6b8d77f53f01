"""Kata 64: what a network looks at, found out by covering parts of a scan."""

from collections.abc import Callable

import torch


def occlusion(
    model: Callable[[torch.Tensor], torch.Tensor],
    x: torch.Tensor,
    size: int,
    stride: int,
    fill: float,
    target: int,
) -> torch.Tensor:
    """Cover the scan patch by patch; how much of one class's score goes with each patch.

    The centres of the patches lie at 0, stride, 2 * stride, … along every spatial axis, as long as
    they are inside the scan. Along an axis the patch with the centre c covers the `size` voxels
    from c - size // 2 on; what lies outside the scan is cut off. Each patch is covered
    alone, in all channels.

    Args:
        model: takes a batch of scans, float32 of shape (N, C, …) for any N of 1 or more, and
            returns the scores of the classes, of shape (N, n_classes), such as probabilities; each
            scan by itself, and the batch is left as it is.
        x: one scan, float32 of shape (C, H, W) or (C, D, H, W), without an axis for the batch and
            without a gradient; left unchanged.
        size: the side of the patches in voxels, along every axis, at least 1.
        stride: how many voxels lie between the centres, along every axis, at least 1.
        fill: what a covered voxel is set to.
        target: the index of the class whose score is watched.

    Returns:
        One number per patch, max(score of the whole scan - score of the covered scan, 0): float32,
        with ceil(side / stride) entries along each spatial axis, outside of any autograd graph.

    The method is that of Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks"
    (2014), with the patches of Rieke et al. (2018).
    """
    raise NotImplementedError


def area_occlusion(
    model: Callable[[torch.Tensor], torch.Tensor],
    x: torch.Tensor,
    masks: torch.Tensor,
    target: int,
) -> torch.Tensor:
    """Cover the scan area by area with 0; each voxel gets what goes with its area.

    Args:
        model: as in `occlusion`.
        x: one scan, as in `occlusion`; left unchanged.
        masks: the areas of an atlas, bool of shape (n_areas, H, W) or (n_areas, D, H, W), True
            where a voxel belongs to the area. No two areas share a voxel; an area may be empty.
        target: the index of the class whose score is watched.

    Returns:
        One number per voxel, of shape (H, W) or (D, H, W): max(score of the whole scan - score of
        the scan without the voxel's area, 0), and 0 for a voxel in no area; float32, outside of any
        autograd graph.

    The method is the brain area occlusion of Rieke et al. (2018).
    """
    raise NotImplementedError
