"""Written from README and stub alone."""

import torch


def gradient(function, x):
    own = torch.tensor(x.tolist(), dtype=x.dtype, requires_grad=True)
    result = function(own)
    result.backward()
    return own.grad


def relative_gradient(function, x):
    c = evaluate(function, x).item()
    return gradient(lambda t: function(t) / c, x)


def evaluate(function, x):
    with torch.no_grad():
        result = function(x)
    return result


def accumulate(loss, batches, weights):
    if weights.grad is not None:
        weights.grad.zero_()
    total = 0
    for batch in batches:
        value = loss(weights, batch)
        value.backward()
        total = total + float(value.detach())
    return total
