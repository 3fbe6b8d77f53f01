"""Graded tests of kata 43: pictures of organs, from files to batches."""

from collections import Counter

import numpy as np
import torch
from hypothesis import given, settings
from hypothesis.extra.numpy import array_shapes, arrays
from PIL import Image

from data.folders import pictures
from grader.testing import check, close, differs, equal, is_tensor

# v2.Grayscale on a tensor of bytes rounds down where the one on a PIL image does not
GREY_LEVEL = 1.01 / 255
TRAIN = {"lung": [10, 20, 30], "colon": [40], "liver": [50, 60]}
TEST = {"colon": [70, 80], "liver": [90], "lung": [100]}
MANY = {
    "kidneys": [5, 10, 15, 20, 25, 30],
    "liver": [105, 110, 115, 120, 125, 130],
    "lung": [205, 210, 215, 220, 225, 230],
}
IN_ORDER = [(grey, label) for label, greys in enumerate(MANY.values()) for grey in greys]


def greys(images):
    """The grey value, a multiple of 5, of each picture that has only one."""
    found = []
    for image in images:
        is_tensor(image)
        found.append(5 * round(51 * float(image.mean())))
    return found


def in_one_process(loader):
    """The loader, once it is sure that it starts no processes."""
    workers = loader.num_workers
    check(
        workers == 0,
        workers,
        en="num_workers of the loader: 0, its default, as a graded solution may not start "
        "processes",
        de="num_workers des Loaders: 0, die Voreinstellung, denn beim Bewerten darf eine Lösung "
        "keine Prozesse starten",
    )
    return loader


def by_picture(batches):
    """The pairs (grey value, label) of an epoch, in its order."""
    return [
        pair
        for images, labels in batches
        for pair in zip(greys(images), labels.tolist(), strict=True)
    ]


def test_the_picture_of_the_page(kata):
    """Grey values from 0 to 255 become one channel of float32 from 0 to 1: 51 becomes 0.2. The
    height, here 2, and the width, here 3, stay.

    de: Aus Grauwerten von 0 bis 255 wird ein Kanal in float32 von 0 bis 1: Aus 51 wird 0,2. Die
    Höhe, hier 2, und die Breite, hier 3, bleiben.
    """
    picture = kata.support.picture([[0, 51, 102], [153, 204, 255]])
    expected = torch.tensor([[[0.0, 0.2, 0.4], [0.6, 0.8, 1.0]]])
    close(kata.input_transform()(picture), expected, atol=GREY_LEVEL, dtype="float32")


def test_each_grey_value_is_divided_by_255(kata):
    """Every grey value is a whole multiple of 1/255 and not of 1/256: times 255 it is whole again.

    de: Jeder Grauwert ist ein ganzes Vielfaches von 1/255 und nicht von 1/256: Mal 255 ist er
    wieder eine ganze Zahl.
    """
    image = kata.input_transform()(kata.support.picture([[0, 255], [128, 254]]))
    close(255 * image, (255 * image).round(), rtol=0.0, atol=1e-3)


def test_one_channel_is_left_and_the_size_stays(kata):
    """`ImageFolder` opens every file in colour, as three equal channels; one of them says it all.
    Height and width stay as they are.

    de: `ImageFolder` öffnet jede Datei in Farbe, als drei gleiche Kanäle; einer davon sagt schon
    alles. Höhe und Breite bleiben, wie sie sind.
    """
    transform = kata.input_transform()
    for height, width in ((3, 5), (28, 28), (1, 1)):
        image = transform(kata.support.picture(np.full((height, width), 255)))
        close(image, torch.ones(1, height, width), atol=GREY_LEVEL, dtype="float32")


def test_a_dark_picture_stays_dark(kata):
    """The scale is the same for every picture: 255 is 1.0, even where a picture has no such pixel.

    de: Der Maßstab ist für jedes Bild derselbe: 255 ist 1,0, auch wenn ein Bild gar kein solches
    Pixel hat.
    """
    image = kata.input_transform()(kata.support.picture([[51, 102]]))
    close(image, torch.tensor([[[0.2, 0.4]]]), atol=GREY_LEVEL, dtype="float32")


def test_the_pictures_of_a_set_are_ready_for_a_network(kata):
    """A set gives what `input_transform` makes of a file: a tensor of float32, one channel, from 0
    to 1. The set needs this transform, or its pictures stay PIL images.

    de: Ein Datensatz liefert, was `input_transform` aus einer Datei macht: einen Tensor in float32,
    ein Kanal, von 0 bis 1. Er braucht dazu diese Transformation, sonst bleiben es PIL-Bilder.
    """
    folder = kata.support.folder(3, 4, train={"liver": [51, 51]}, test={"liver": [51]})
    for split in ("train", "test"):
        for image, _ in kata.support.items(kata.organ_set(folder, split)):
            close(image, torch.full((1, 3, 4), 0.2), atol=GREY_LEVEL, dtype="float32")


def test_each_picture_has_the_number_of_its_folder(kata):
    """The names of the folders in alphabetical order are numbered 0, 1, 2, and each picture bears
    the number of the folder it lies in.

    de: Die Namen der Ordner werden in alphabetischer Reihenfolge mit 0, 1, 2 nummeriert, und jedes
    Bild trägt die Nummer des Ordners, in dem es liegt.
    """
    dataset = kata.organ_set(kata.support.folder(train=TRAIN, test=TEST), "train")
    equal(dataset.classes, ["colon", "liver", "lung"])
    items = kata.support.items(dataset)
    equal([label for _, label in items], [0, 1, 1, 2, 2, 2])
    equal(greys(image for image, _ in items), [40, 50, 60, 10, 20, 30])


def test_training_and_test_are_kept_apart(kata):
    """The split says which of the two folders is read; no picture of the other one gets in.

    de: Der Split sagt, welcher der beiden Ordner gelesen wird; aus dem anderen kommt kein Bild
    dazu.
    """
    folder = kata.support.folder(train=TRAIN, test=TEST)
    items = kata.support.items(kata.organ_set(folder, "test"))
    equal(greys(image for image, _ in items), [70, 80, 90, 100])


def test_the_pictures_of_each_organ_are_counted(kata):
    """The counts say how many pictures there are of each organ; rarely they are equal.

    de: Die Zählung sagt, wie viele Bilder es von jedem Organ gibt; selten sind es gleich viele.
    """
    folder = kata.support.folder(train=TRAIN, test=TEST)
    train, test = kata.organ_set(folder, "train"), kata.organ_set(folder, "test")
    equal(kata.class_counts(train), {"colon": 1, "liver": 2, "lung": 3})
    equal(kata.class_counts(test), {"colon": 2, "liver": 1, "lung": 1})


def test_labels_become_names(kata):
    """Label k is the k-th name of this dataset, whatever its organs are called, and not the organ
    of its k-th picture.

    de: Das Label k ist der k-te Name dieses Datensatzes, wie auch immer seine Organe heißen, und
    nicht das Organ seines k-ten Bildes.
    """
    folder = kata.support.folder(
        train={"spleen": [1], "heart": [2, 3, 4], "liver": [5, 6]}, test={"liver": [7]}
    )
    dataset = kata.organ_set(folder, "train")
    for labels, names in (
        ([2, 0, 1, 0], ["spleen", "heart", "liver", "heart"]),
        ([1], ["liver"]),
        ([], []),
    ):
        found = kata.names_of(dataset, torch.tensor(labels, dtype=torch.int64))
        check(
            isinstance(found, list),
            found,
            en="a list of names",
            de="eine Liste von Namen",
        )
        equal(found, names)


def test_a_test_runs_in_the_order_of_the_files(kata):
    """Testing needs no luck: the order of the files, the same each time.

    de: Ein Test braucht keinen Zufall: die Reihenfolge der Dateien, jedes Mal dieselbe.
    """
    loader = kata.test_loader(kata.support.folder(train=TRAIN, test=MANY), 18)
    for _ in range(2):
        pictures = by_picture(kata.support.epoch(in_one_process(loader)))
        equal([grey for grey, _ in pictures], [grey for grey, _ in IN_ORDER])
        equal([label for _, label in pictures], [label for _, label in IN_ORDER])


def test_one_epoch_gives_each_training_picture_once(kata):
    """However the pictures are shuffled: each comes once, and its label comes with it.

    de: Wie auch immer gemischt wird: Jedes Bild kommt genau einmal dran, und sein Label kommt mit.
    """
    loader = kata.train_loader(kata.support.folder(train=MANY, test=TEST), 9)
    pictures = by_picture(kata.support.epoch(in_one_process(loader)))
    equal(sorted(grey for grey, _ in pictures), [grey for grey, _ in IN_ORDER])
    equal(dict(pictures), dict(IN_ORDER))


def test_training_pictures_are_shuffled(kata):
    """In the order of the files a batch would hold one organ only, and the network would learn one
    organ after the other and forget the first.

    de: In der Reihenfolge der Dateien enthielte ein Stapel nur ein Organ, und das Netz würde ein
    Organ nach dem anderen lernen und das erste wieder vergessen.
    """
    loader = kata.train_loader(kata.support.folder(train=MANY, test=TEST), 18)
    order = [grey for grey, _ in by_picture(kata.support.epoch(in_one_process(loader)))]
    organs = [grey // 100 for grey in order]
    check(
        organs != sorted(organs),
        order,
        en="the organs mixed, not one after the other",
        de="die Organe gemischt, nicht eines nach dem anderen",
    )


def test_each_epoch_has_an_order_of_its_own(kata):
    """In the second pass over the same loader the pictures are shuffled anew.

    de: Beim zweiten Durchgang durch denselben Loader wird neu gemischt.
    """
    loader = kata.train_loader(kata.support.folder(train=MANY, test=TEST), 18)
    first = by_picture(kata.support.epoch(in_one_process(loader)))
    second = by_picture(kata.support.epoch(in_one_process(loader)))
    differs(second, first, "the order of the epoch before", "die Reihenfolge der Epoche davor")


def test_the_last_batch_may_be_smaller(kata):
    """18 pictures make two batches of 8 and one of 2; none is left out and none comes twice.

    de: 18 Bilder ergeben zwei Stapel zu 8 und einen zu 2; keines fehlt, und keines kommt doppelt.
    """
    folder = kata.support.folder(train=MANY, test=MANY)
    for make in (kata.train_loader, kata.test_loader):
        batches = kata.support.epoch(in_one_process(make(folder, 8)))
        equal([len(labels) for _, labels in batches], [8, 8, 2])


def test_batches_have_the_shape_that_a_network_takes(kata):
    """Images of shape (n, 1, H, W) in float32, labels of shape (n,) in int64.

    de: Bilder der Form (n, 1, H, W) in float32, Labels der Form (n,) in int64.
    """
    folder = kata.support.folder(5, 4, train={"liver": [255] * 3}, test={"liver": [255] * 3})
    for make in (kata.train_loader, kata.test_loader):
        images, labels = kata.support.first_batch(in_one_process(make(folder, 3)))
        close(images, torch.ones(3, 1, 5, 4), atol=GREY_LEVEL, dtype="float32")
        equal(labels, torch.zeros(3), dtype="int64")


@settings(max_examples=20)
@given(pixels=arrays(np.uint8, array_shapes(min_dims=2, max_dims=2, max_side=5)))
def test_any_picture_is_divided_by_255(kata, pixels):
    """Row i, column j of the tensor is the grey value of row i, column j, divided by 255.

    de: Zeile i, Spalte j des Tensors ist der Grauwert in Zeile i, Spalte j, geteilt durch 255.
    """
    expected = torch.tensor(pixels[None] / 255, dtype=torch.float32)
    image = kata.input_transform()(kata.support.picture(pixels))
    close(image, expected, atol=GREY_LEVEL, dtype="float32")


def test_the_organs_of_the_workshop_are_read(kata, support):
    """Real files: each class with as many pictures as its folder holds, and a batch of them.

    de: Echte Dateien: jede Klasse mit so vielen Bildern, wie ihr Ordner enthält, und ein Stapel
    davon.
    """
    organs = support.organs()
    for split in ("train", "test"):
        counts = Counter(label.folder for _, label in pictures(organs, split))
        equal(kata.class_counts(kata.organ_set(kata.support.organs(), split)), dict(counts))
    images, labels = kata.support.first_batch(
        in_one_process(kata.test_loader(kata.support.organs(), 16))
    )
    first = pictures(organs, "test")[:16]
    pixels = np.stack([np.asarray(Image.open(file).convert("L")) for file, _ in first])
    expected = torch.tensor(pixels[:, None] / 255, dtype=torch.float32)
    close(images, expected, atol=GREY_LEVEL, dtype="float32")
    equal(labels, torch.tensor([label.index for _, label in first]))


def test_a_drawn_number_of_pictures_is_counted(kata, rng):
    """However many pictures there are of each organ, the counts say it.

    de: Wie viele Bilder es von jedem Organ auch gibt, die Zählung sagt es.
    """
    for _ in range(3):
        livers, lungs = rng.integers(1, 9, 2).tolist()
        train = {"liver": [10] * livers, "lung": [20] * lungs}
        folder = kata.support.folder(train=train, test={"liver": [10], "lung": [20]})
        counts = kata.class_counts(kata.organ_set(folder, "train"))
        equal(counts, {"liver": livers, "lung": lungs})
