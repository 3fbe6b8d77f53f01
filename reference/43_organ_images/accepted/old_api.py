"""The older transforms, ToTensor at their end; counts by Counter's own arithmetic."""

from collections import Counter

from torch.utils.data import DataLoader
from torchvision import datasets, transforms


def input_transform():
    return transforms.Compose([transforms.Grayscale(num_output_channels=1), transforms.ToTensor()])


def organ_set(folder, split):
    return datasets.ImageFolder(str(folder / split), input_transform())


def train_loader(folder, batch_size):
    return DataLoader(organ_set(folder, "train"), batch_size=batch_size, shuffle=True)


def test_loader(folder, batch_size):
    return DataLoader(organ_set(folder, "test"), batch_size=batch_size)


def class_counts(dataset):
    numbers = Counter(dataset.targets)
    return {name: numbers[label] for name, label in dataset.class_to_idx.items()}


def names_of(dataset, labels):
    names = {label: name for name, label in dataset.class_to_idx.items()}
    return [names[int(label)] for label in labels]
