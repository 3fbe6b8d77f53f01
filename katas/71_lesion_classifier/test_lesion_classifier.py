"""Graded tests of kata 71: the three likeliest lesions on a photo."""

from collections import Counter

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.testing import check, close, equal, raises

NAMES = {
    "akiec": "actinic keratosis",
    "bcc": "basal cell carcinoma",
    "bkl": "benign keratosis",
    "df": "dermatofibroma",
    "mel": "melanoma",
    "nv": "melanocytic nevus",
    "vasc": "vascular lesion",
}
SKIN = np.array([[[255, 204, 153]]])
CHANNELS = torch.tensor([1.0, 0.6, 0.2])
SHARES = [0.02, 0.03, 0.10, 0.01, 0.30, 0.50, 0.04]
X = torch.zeros(1, 3, 1, 1)
LESIONS_PER_CLASS = {"df": 2, "mel": 4, "nv": 8}


def rectangles(photo, rows, columns):
    """The channels in the middle of each rectangle of a preprocessed photo."""
    _, _, height, width = photo.shape
    down = (torch.arange(rows) + 0.5) * height / rows
    right = (torch.arange(columns) + 0.5) * width / columns
    return photo[0, :, down.long()[:, None], right.long()]


def table(rng):
    """Lesion and class of each photo, in no order: one lesion in two has two photos."""
    photos = []
    for code, count in LESIONS_PER_CLASS.items():
        for number in range(count):
            photos += [(f"{code}{number}", code)] * (1 + number % 2)
    rng.shuffle(photos)
    ids, dx = zip(*photos, strict=True)
    return list(map(str, ids)), list(map(str, dx))


def lesions_on(side, lesion_ids):
    """The lesions of some photos."""
    return {lesion_ids[int(photo)] for photo in side}


def test_the_photo_of_the_page(kata):
    """255 becomes 1.0, 204 becomes 0.6, 153 becomes 0.2, in a batch of one photo with the channels
    first.

    de: Aus 255 wird 1.0, aus 204 wird 0.6, aus 153 wird 0.2, in einem Batch aus einem Foto und mit
    den Kanälen vorn.
    """
    expected = CHANNELS[None, :, None, None].expand(1, 3, 224, 224)
    close(kata.preprocess(kata.support.upload(SKIN)), expected, dtype="float32")


def test_the_whole_photo_is_there_and_stands_as_it_stood(kata, rng):
    """A wide photo is stretched: nothing is cut off at its ends, nothing is mirrored, and rows stay
    rows.

    de: Ein breites Foto wird gestaucht: An den Enden wird nichts abgeschnitten, nichts gespiegelt,
    und Zeilen bleiben Zeilen.
    """
    colours = rng.integers(0, 256, (2, 4, 3))
    photo = kata.preprocess(kata.support.upload(colours, size=(400, 200)))
    expected = torch.tensor((colours - 127.5) / 127.5, dtype=torch.float32).permute(2, 0, 1)
    close(rectangles(photo, 2, 4), expected, atol=1e-4)


def test_the_three_likeliest_of_the_page(kata):
    """One softmax turns logits into probabilities; the three largest come with code and name.

    de: Ein Softmax macht aus Logits Wahrscheinlichkeiten; die drei größten kommen mit Code und
    Name.
    """
    model = kata.support.network(torch.log(torch.tensor(SHARES)))
    expected = [("nv", NAMES["nv"], 0.5), ("mel", NAMES["mel"], 0.3), ("bkl", NAMES["bkl"], 0.1)]
    close(kata.top3(model, X), expected)


@settings(max_examples=10)
@given(logits=st.permutations([-30.0, -2.0, -0.5, 0.0, 1.0, 1.5, 3.0]))
def test_the_order_is_that_of_the_probabilities(kata, logits):
    """Whatever the logits are: the likeliest comes first, with the code of its own output.

    de: Wie die Logits auch sind: Die wahrscheinlichste kommt zuerst, mit dem Code ihres eigenen
    Ausgangs.
    """
    shares = np.exp(logits) / np.exp(logits).sum()
    codes = [list(NAMES)[place] for place in np.argsort(-shares)[:3]]
    expected = [(code, NAMES[code], float(shares[list(NAMES).index(code)])) for code in codes]
    close(kata.top3(kata.support.network(torch.tensor(logits)), X), expected)


def test_no_lesion_is_on_both_sides(kata, rng):
    """A second photo of a lesion known from training is no test: the network only has to recognise
    it.

    de: Ein zweites Foto einer Läsion aus dem Training prüft nichts: Das Netz muss sie nur
    wiedererkennen.
    """
    ids, dx = table(rng)
    for seed in range(3):
        train, test = kata.split_by_lesion(ids, dx, 0.5, seed)
        both = lesions_on(train, ids) & lesions_on(test, ids)
        check(
            not both,
            sorted(both),
            en="no lesion with photos on both sides",
            de="keine Läsion mit Fotos auf beiden Seiten",
        )


@pytest.mark.guessable
def test_each_photo_is_on_one_side(kata, rng):
    """No photo gets lost, none is there twice, and all photos of a lesion come along.

    de: Kein Foto geht verloren, keines kommt doppelt vor, und alle Fotos einer Läsion kommen mit.
    """
    ids, dx = table(rng)
    train, test = kata.split_by_lesion(ids, dx, 0.3, 0)
    equal(sorted(map(int, [*train, *test])), list(range(len(ids))))


@pytest.mark.parametrize("fraction", [0.25, 0.5, 0.75])
def test_each_class_gives_the_same_share_of_its_lesions(kata, rng, fraction):
    """Of the 4 melanomas and of the 8 nevi the same share is tested, rounded up or down.

    de: Von den 4 Melanomen und von den 8 Nävi wird derselbe Anteil getestet, auf- oder
    abgerundet.
    """
    ids, dx = table(rng)
    _, test = kata.split_by_lesion(ids, dx, fraction, 1)
    code_of = dict(zip(ids, dx, strict=True))
    found = Counter(code_of[lesion] for lesion in lesions_on(test, ids))
    for code, count in LESIONS_PER_CLASS.items():
        check(
            abs(found[code] - fraction * count) < 1,
            f"{code}: {found[code]}",
            en=f"{fraction * count:g} of the {count} lesions of class {code} in the test",
            de=f"{fraction * count:g} der {count} Läsionen der Klasse {code} im Test",
        )


def test_every_kind_of_image_file_is_read(kata):
    """Grey, with alpha, with a palette, from a printer's CMYK: the network gets red, green, blue.
    An alpha channel is dropped, however transparent the picture is.

    de: In Graustufen, mit Alphakanal, mit Palette, aus der Druckvorstufe in CMYK: Das Netz bekommt
    Rot, Grün und Blau. Ein Alphakanal fällt weg, wie durchsichtig das Bild auch ist.
    """
    for mode, alpha in (("RGBA", 255), ("RGBA", 0), ("P", 255), ("CMYK", 255)):
        upload = kata.support.upload(np.array([[[255, 204, 51]]]), mode=mode, alpha=alpha)
        photo = kata.preprocess(upload)
        expected = torch.tensor([[[1.0]], [[0.6]], [[-0.6]]])
        close(rectangles(photo, 1, 1), expected, atol=0.05)  # JPEG and palettes round
    grey = kata.preprocess(kata.support.upload(np.full((1, 1, 3), 204), mode="L"))
    close(rectangles(grey, 1, 1), torch.full((3, 1, 1), 0.6), atol=1e-4)


def test_a_photo_taken_with_a_turned_phone_stands_upright(kata, rng):
    """A phone stores the pixels as its sensor saw them and notes in the file how it was held.

    de: Ein Handy speichert die Pixel so, wie sein Sensor sie sah, und vermerkt in der Datei, wie es
    gehalten wurde.
    """
    colours = rng.integers(0, 256, (2, 2, 3))
    expected = torch.tensor((colours - 127.5) / 127.5, dtype=torch.float32).permute(2, 0, 1)
    for orientation in (3, 6, 8):
        photo = kata.preprocess(kata.support.upload(colours, orientation=orientation))
        close(rectangles(photo, 2, 2), expected, atol=1e-4)


def test_a_file_that_is_no_image_is_refused(kata):
    """Whatever somebody uploads, the answer is a ValueError and not a crash deep inside.

    de: Was auch immer jemand hochlädt, die Antwort ist ein ValueError und kein Absturz irgendwo
    tief im Inneren.
    """
    for content in (b"", b"Dear doctor, please have a look"):
        raises(ValueError, kata.preprocess, kata.support.file_of(content))


@pytest.mark.guessable
def test_a_file_that_breaks_off_is_refused(kata, rng):
    """Half a file has the size of the photo in its head, but not all of its pixels: a ValueError,
    for a PNG as for a JPEG.

    de: Eine halbe Datei hat die Größe des Fotos im Kopf, aber nicht alle seine Pixel: ein
    ValueError, bei einem PNG wie bei einem JPEG.
    """
    colours = rng.integers(0, 256, (20, 30, 3))
    for mode in ("RGB", "CMYK"):
        upload = kata.support.half_of(kata.support.upload(colours, mode=mode))
        raises(ValueError, kata.preprocess, upload)


def test_a_file_is_read_from_its_beginning(kata):
    """Somebody may have read in the file before: its position is at byte 9, or at its end.

    de: Vielleicht hat schon jemand in der Datei gelesen: Ihre Position ist bei Byte 9 oder am Ende.
    """
    expected = CHANNELS[None, :, None, None].expand(1, 3, 224, 224)
    for place in (9, 10**6):
        close(kata.preprocess(kata.support.moved(kata.support.upload(SKIN), place)), expected)


def test_a_model_in_train_mode_answers_as_in_eval_mode(kata):
    """A new network is in train mode, where dropout throws activations away. The answer to a
    patient is not left to chance.

    de: Ein neues Netz ist im Trainingsmodus, in dem Dropout Aktivierungen weglässt. Die Antwort an
    einen Patienten bleibt nicht dem Zufall überlassen.
    """
    model = kata.support.network(torch.log(torch.tensor(SHARES)), dropout=0.5)
    model.train()
    expected = [("nv", NAMES["nv"], 0.5), ("mel", NAMES["mel"], 0.3), ("bkl", NAMES["bkl"], 0.1)]
    close(kata.top3(model, X), expected)


def test_the_seed_decides_which_lesions(kata, rng):
    """The same seed draws the same lesions again, so that a result can be repeated; another seed
    draws others.

    de: Derselbe Seed zieht dieselben Läsionen wieder, damit sich ein Ergebnis wiederholen lässt;
    ein anderer zieht andere.
    """
    ids, dx = table(rng)
    first, again, *others = (
        sorted(map(int, kata.split_by_lesion(ids, dx, 0.5, seed)[1])) for seed in (7, 7, 8, 9, 10)
    )
    equal(again, first)
    check(
        any(other != first for other in others),
        others[-1],
        en="other photos in the test with one of the seeds 8 to 10 than with seed 7",
        de="bei einem der Seeds 8 bis 10 andere Fotos im Test als mit Seed 7",
    )


@pytest.mark.guessable
def test_another_process_draws_the_same_lesions(kata, rng):
    """In another process a set of texts has another order. The split must not depend on it.

    de: In einem anderen Prozess hat eine Menge von Texten eine andere Reihenfolge. Davon darf die
    Aufteilung nicht abhängen.
    """
    ids, dx = table(rng)
    first, *others = (
        kata.support.in_process(number, kata.split_by_lesion, ids, dx, 0.5, 1)
        for number in range(4)
    )
    for other in others:
        equal(other, first)
