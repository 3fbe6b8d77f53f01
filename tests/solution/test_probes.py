"""What the probes of graphs and gradients say of small functions."""

import torch

from grader.solution import probes

X = torch.tensor([1.0, 2.0])


def adds_square(x):
    """Leave the gradient of the sum of squares, on top of the old one."""
    (x**2).sum().backward()


def test_the_gradient_of_a_parameter_that_had_none():
    assert probes.gradient_after(adds_square, X).tolist() == [2.0, 4.0]
    assert probes.gradient_after(lambda x: None, X) is None


def test_the_gradient_of_a_parameter_that_had_ones():
    required, gradient = probes.parameter_after(adds_square, X)
    assert required
    assert gradient.tolist() == [3.0, 5.0]


def test_an_output_and_the_gradient_that_an_upstream_one_becomes():
    upstream = torch.tensor([10.0, 1.0])
    output, gradient = probes.output_and_gradient(lambda a, x: a * x, upstream, 3.0, X)
    assert output.tolist() == [3.0, 6.0]
    assert gradient.tolist() == [30.0, 3.0]
    assert X.grad is None


def test_a_graph_is_found_alone_and_among_others():
    leaf = torch.tensor([1.0], requires_grad=True)
    assert probes.requires_grad(lambda: leaf * 2)
    assert probes.requires_grad(lambda: (1, [leaf * 2]))
    assert not probes.requires_grad(lambda: (1, [leaf.detach()], "text"))
