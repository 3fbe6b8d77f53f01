"""What kata 79 gives: the study, as it was handed in, and the clinic that tries its network.

Six functions of this study are wrong. `python katas/79_case/support.py` runs it; the tests run it
with your six functions in their place. What stands below the line is right.
"""

import random
from collections.abc import Callable, Sequence

import torch
from torch import nn

CLASSES = ("nv", "bkl", "mel")
"""Mole, benign keratosis, melanoma: the labels 0, 1 and 2."""


def split(patients: Sequence[str], fraction: float, seed: int) -> tuple[list[int], list[int]]:
    """Positions of the photos for training and for testing."""
    photos = list(range(len(patients)))
    random.Random(seed).shuffle(photos)  # shuffled well, so that both sides are alike
    count = round(fraction * len(photos))
    return photos[count:], photos[:count]


def class_weights(labels: torch.Tensor, n_classes: int) -> torch.Tensor:
    """The weight of each class in the loss."""
    counts = torch.bincount(labels, minlength=n_classes)
    return n_classes * counts / len(labels)  # each class weighs as much as there is of it


def loss(logits: torch.Tensor, labels: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    """Weighted cross entropy of a batch."""
    p = logits.softmax(dim=1)  # cross entropy compares probabilities, so make some
    return nn.functional.cross_entropy(p, labels, weight=weights)


def prepare(photos: torch.Tensor, augment: Callable, training: bool) -> torch.Tensor:
    """Photos as the network sees them, from -1 to 1."""
    pictures = photos.float() / 127.5 - 1
    if training:
        pictures = pictures.clone()  # leave the originals alone
    # the same treatment for training and test, so that they can be compared
    return torch.stack([augment(picture) for picture in pictures])


def predict(model: nn.Module, pictures: torch.Tensor) -> torch.Tensor:
    """The label that the network gives each picture."""
    with torch.no_grad():  # training is over: from here on the network is only asked
        return model(pictures).argmax(dim=1)


def score(predicted: torch.Tensor, labels: torch.Tensor) -> float:
    """How good the answers are, from 0 to 1."""
    return (predicted == labels).float().mean().item()  # the share of right answers


# ---------------------------------------------------------------- below this line all is right

PATIENTS, PHOTOS_EACH, SIZE = 300, 4, 8
EPOCHS, BATCH, RATE = 6, 25, 0.004


def collect(seed: int) -> tuple[torch.Tensor, torch.Tensor, list[str]]:
    """Photos, labels and patients of a clinic.

    Each patient has one lesion and four photos of it. All four show the same skin, which tells the
    patients apart far better than a lesion tells its class.
    """
    chance = torch.Generator().manual_seed(seed)
    coarse = torch.randn(len(CLASSES), 3, 4, 4, generator=torch.Generator().manual_seed(99))
    looks = nn.functional.interpolate(coarse, size=SIZE, mode="bilinear")
    looks /= looks.std(dim=(1, 2, 3), keepdim=True)
    shares = torch.tensor([0.70, 0.18, 0.12])
    lesion = torch.multinomial(shares, PATIENTS, replacement=True, generator=chance)
    skin = torch.randn(PATIENTS, 1, 3, SIZE, SIZE, generator=chance)
    noise = torch.randn(PATIENTS, PHOTOS_EACH, 3, SIZE, SIZE, generator=chance)
    photos = 128 + 45 * skin + 10 * looks[lesion].unsqueeze(1) + 8 * noise
    names = [f"P{number:03}" for number in range(PATIENTS) for _ in range(PHOTOS_EACH)]
    return photos.clamp(0, 255).byte().flatten(0, 1), lesion.repeat_interleave(PHOTOS_EACH), names


def jitter(picture: torch.Tensor) -> torch.Tensor:
    """Another photo of the same lesion: a little to the side, brighter or darker, noisy."""
    step = int(torch.randint(-1, 2, ()))
    return picture.roll(step, dims=-1) + 0.2 * torch.randn(1) + 0.1 * torch.randn_like(picture)


def network() -> nn.Module:
    """A small network with dropout."""
    return nn.Sequential(
        nn.Flatten(), nn.Linear(3 * SIZE**2, 64), nn.ReLU(), nn.Dropout(0.2), nn.Linear(64, 3)
    )


def study(
    split: Callable = split,
    class_weights: Callable = class_weights,
    loss: Callable = loss,
    prepare: Callable = prepare,
    predict: Callable = predict,
    score: Callable = score,
) -> dict:
    """Split, train, report; then a clinic in another town tries the network.

    Returns:
        "claimed": the score that the study reports; "again": the score when the same network is
        tested a second time; "clinic": for each class the share of its lesions that the network
        finds in the other town.
    """
    torch.manual_seed(0)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # for so small a network a second thread is only in the way
    photos, labels, patients = collect(1)
    train, test = (torch.tensor([int(p) for p in side]) for side in split(patients, 0.25, 1))
    weights = class_weights(labels[train], len(CLASSES))
    model = network()
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE)
    for _ in range(EPOCHS):
        model.train()
        for batch in train[torch.randperm(len(train))].split(BATCH):
            value = loss(model(prepare(photos[batch], jitter, True)), labels[batch], weights)
            optimizer.zero_grad()
            value.backward()
            optimizer.step()
    claimed, again = (
        float(score(predict(model, prepare(photos[test], jitter, False)), labels[test]))
        for _ in range(2)
    )
    report = {"claimed": claimed, "again": again, "clinic": _clinic(model)}
    torch.set_num_threads(threads)
    return report


def _clinic(model: nn.Module) -> dict[str, float]:
    """The share of each class that a network finds among new patients."""
    photos, labels, _ = collect(2)
    model.eval()
    with torch.no_grad():
        said = model(photos / 127.5 - 1).argmax(dim=1)
    return {
        name: round((said[labels == number] == number).float().mean().item(), 3)
        for number, name in enumerate(CLASSES)
    }


class Moody(nn.Module):
    """A network with dropout: in eval mode it says the largest channel, in train mode anything."""

    def __init__(self) -> None:
        """Start in train mode."""
        super().__init__()
        self.layers = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.5))

    def forward(self, pictures: torch.Tensor) -> torch.Tensor:
        """The mean of each of three channels as logits, shape (B, 3)."""
        return self.layers(pictures)


class Stamp:
    """An augmentation that leaves a mark: it adds 10 in its first call, 20 in its second, …"""

    calls = 0

    def __call__(self, picture: torch.Tensor) -> torch.Tensor:
        """A copy of one picture, of shape (3, H, W), with the mark of this call."""
        self.calls += 1
        return picture + 10 * self.calls


if __name__ == "__main__":
    report = study()
    print(f"The study: {report['claimed']:.0%} right.")
    for name, share in report["clinic"].items():
        print(f"The clinic: {share:.0%} of all {name} found.")
