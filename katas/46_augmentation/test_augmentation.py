"""Graded tests of kata 46: more training pictures than there are."""

import torch

from grader.testing import between, check, close, equal, is_tensor, unchanged

ROWS = torch.tensor([[[0.1, 0.2, 0.3], [0.4, 0.5, 0.6], [0.7, 0.8, 0.9]]])
MIRRORED = torch.tensor([[[0.3, 0.2, 0.1], [0.6, 0.5, 0.4], [0.9, 0.8, 0.7]]])
# no two pixels are equal and none is black, so each shows where it comes from
NUMBERED = torch.arange(1, 26).reshape(1, 5, 5) / 25
SIZE = 16
GREY = torch.full((1, 40, 40), 0.5)
TRAIN = {"liver": [51, 102], "colon": [153, 204, 255]}
TEST = {"liver": [51], "colon": [102, 204]}
# v2.Grayscale on a tensor of bytes rounds down where the one on a PIL image does not
GREY_LEVEL = 1.01 / 255


def alike(one, other):
    """Whether two images are the same but for rounding."""
    return one.shape == other.shape and float((one - other).abs().max()) < 1e-4


def moved(image, down, right):
    """The image moved by whole pixels, black where it was."""
    result = torch.zeros_like(image)
    height, width = image.shape[-2:]
    there = slice(max(down, 0), height + min(down, 0)), slice(max(right, 0), width + min(right, 0))
    here = slice(max(-down, 0), height - max(down, 0)), slice(max(-right, 0), width - max(right, 0))
    result[(..., *there)] = image[(..., *here)]
    return result


def shifts(images, original, most):
    """By how much each image was moved down and to the right; every one has to be a shift."""
    possible = [(d, r) for d in range(-most, most + 1) for r in range(-most, most + 1)]
    all_moved = torch.stack([moved(original, *shift) for shift in possible])
    found = []
    for image in images:
        same = image.shape == original.shape
        errors = (all_moved - image).abs().amax((1, 2, 3)) if same else torch.ones(1)
        check(
            errors.min() < 1e-4,
            image,
            en=f"the picture moved by at most {most} whole pixels, black where nothing moved in",
            de=f"das Bild um höchstens {most} ganze Pixel verschoben, schwarz, wo nichts nachrückt",
        )
        found.append(possible[int(errors.argmin())])
    return found


def cut(image):
    """Top, bottom, left and right end of a picture of `support.cuts`, in pixels of the original."""
    is_tensor(image, (2, SIZE, SIZE))
    rows, columns = image[0].mean(dim=1), image[1].mean(dim=0)
    ends = torch.stack([rows[0], rows[-1], columns[0], columns[-1]])
    return ((ends - 0.25) / 0.5 * (SIZE - 1)).tolist()


def sides(image):
    """Height and width of a picture of `support.cuts`, in pixels of the original."""
    top, bottom, left, right = cut(image)
    return bottom - top + 1, right - left + 1


def test_the_flip_of_the_page(kata):
    """A flip mirrors left and right: the first column becomes the last. Above stays above.

    de: Eine Spiegelung vertauscht links und rechts: Die erste Spalte wird die letzte. Oben bleibt
    oben.
    """
    close(kata.random_flip(1.0)(ROWS), MIRRORED, dtype="float32")


def test_with_probability_0_nothing_flips(kata):
    """With p = 0 each picture comes back as it is.

    de: Mit p = 0 kommt jedes Bild so zurück, wie es ist.
    """
    for image in kata.support.repeat(kata.random_flip(0.0), ROWS, 30):
        close(image, ROWS, dtype="float32")


def test_flips_happen_as_often_as_p_says(kata):
    """Each call draws anew. Of 400 pictures about 400 · p are mirrored, the others as they were.

    de: Jeder Aufruf würfelt neu. Von 400 Bildern sind etwa 400 · p gespiegelt, die anderen
    unverändert.
    """
    for p, low, high in ((0.5, 150, 250), (0.2, 40, 120)):
        images = kata.support.repeat(kata.random_flip(p), ROWS, 400)
        flipped = sum(alike(image, MIRRORED) for image in images)
        between(flipped, low, high, "mirrored pictures", "gespiegelte Bilder")
        kept = sum(alike(image, ROWS) for image in images)
        between(
            flipped + kept,
            400,
            400,
            "pictures mirrored or unchanged",
            "gespiegelte oder unveränderte Bilder",
        )


def test_a_shift_moves_by_whole_pixels_and_leaves_black(kata):
    """What moves out of the picture is lost, and what becomes free on the other side is black.

    de: Was aus dem Bild hinausrückt, ist verloren, und was auf der anderen Seite frei wird, ist
    schwarz.
    """
    shifts(kata.support.repeat(kata.random_shift(5, 2), NUMBERED, 50), NUMBERED, 2)


def test_shifts_go_in_all_four_directions(kata):
    """Up, down, left and right are drawn anew for each picture, and independently.

    de: Nach oben, unten, links und rechts: Beides wird für jedes Bild neu und unabhängig gezogen.
    """
    images = kata.support.repeat(kata.random_shift(5, 2), NUMBERED, 150)
    found = shifts(images, NUMBERED, 2)
    for axis in (0, 1):
        equal(sorted({shift[axis] for shift in found}), [-2, -1, 0, 1, 2])
    unequal = sum(down != right for down, right in found)
    between(
        unequal,
        1,
        150,
        "pictures moved differently in the two directions",
        "Bilder, die in beiden Richtungen verschieden weit verschoben sind",
    )


def test_a_cut_becomes_as_large_as_the_picture_was(kata):
    """The network takes one size only, so the cut is enlarged to it. A picture of one grey stays
    one grey: nothing black comes in.

    de: Das Netz nimmt nur eine Größe an, also wird der Ausschnitt darauf vergrößert. Ein Bild aus
    einem einzigen Grau bleibt so: Nichts Schwarzes kommt dazu.
    """
    crop = kata.random_crop(40, 0.25)
    for image in kata.support.repeat(crop, GREY, 10):
        close(image, GREY, dtype="float32", atol=1e-4)


def test_a_cut_is_a_square_and_stands_upright(kata):
    """A kidney must not become flat or slim: the cut has equal sides and is not turned.

    de: Eine Niere darf nicht platt oder schmal werden: Der Ausschnitt hat gleiche Seiten und wird
    nicht gedreht.
    """
    images = kata.support.cuts(kata.random_crop(SIZE, 0.25), SIZE, 60)
    difference = round(max(abs(height - width) for height, width in map(sides, images)), 1)
    between(
        difference,
        0,
        1.5,
        "the difference of the sides, in pixels",
        "der Unterschied der Seiten, in Pixeln",
    )


def test_a_cut_holds_the_least_share_of_the_area(kata):
    """A square with a share of 0.25 of the area has half of each side: 8 of 16 pixels.

    de: Ein Quadrat mit einem Anteil von 0,25 der Fläche hat die Hälfte jeder Seite: 8 von 16
    Pixeln.
    """
    for least, pixels in ((0.25, 8), (0.81, 14.4)):
        images = kata.support.cuts(kata.random_crop(SIZE, least), SIZE, 60)
        smallest = round(min(min(sides(image)) for image in images), 1)
        between(
            smallest,
            pixels - 1,
            SIZE,
            "the shortest side, in pixels",
            "die kürzeste Seite, in Pixeln",
        )


def test_noise_has_the_mean_0_and_the_deviation_sigma(kata):
    """Noise makes some pixels lighter and as many darker, most of them by less than sigma.

    de: Rauschen macht einige Pixel heller und ebenso viele dunkler, die meisten um weniger als
    sigma.
    """
    for sigma in (0.1, 0.02):
        noise = kata.random_noise(sigma)(GREY) - GREY
        mean, deviation = round(float(noise.mean()), 4), round(float(noise.std()), 4)
        limit = round(sigma / 8, 4)
        between(mean, -limit, limit, "the mean of the noise", "der Mittelwert des Rauschens")
        low, high = round(0.85 * sigma, 4), round(1.15 * sigma, 4)
        between(
            deviation,
            low,
            high,
            "the standard deviation of the noise",
            "die Standardabweichung des Rauschens",
        )


def test_with_everything_off_a_picture_stays_as_it_is(kata):
    """No flip, no shift, the whole picture, no noise: there is nothing to change.

    de: Keine Spiegelung, keine Verschiebung, das ganze Bild, kein Rauschen: Da ändert sich nichts.
    """
    augment = kata.augmentation(5, p=0.0, most=0, least=1.0, sigma=0.0)
    close(augment(NUMBERED), NUMBERED, atol=1e-4, dtype="float32")


def test_each_part_is_in_the_augmentation(kata):
    """Flip, shift, crop and noise each work with their own strength while the others are off.

    de: Spiegelung, Verschiebung, Ausschnitt und Rauschen wirken jeweils mit ihrer eigenen Stärke,
    während die anderen aus sind.
    """
    flip = kata.augmentation(3, p=1.0, most=0, least=1.0, sigma=0.0)
    close(flip(ROWS), MIRRORED, atol=1e-4, dtype="float32")
    shift = kata.augmentation(5, p=0.0, most=1, least=1.0, sigma=0.0)
    found = shifts(kata.support.repeat(shift, NUMBERED, 40), NUMBERED, 1)
    between(len(set(found)), 2, 9, "different shifts", "verschiedene Verschiebungen")
    crop = kata.augmentation(SIZE, p=0.0, most=0, least=0.5, sigma=0.0)
    heights = [sides(image)[0] for image in kata.support.cuts(crop, SIZE, 40)]
    between(
        round(min(heights), 1),
        10.3,
        15,
        "the smallest height of a cut, in pixels",
        "die kleinste Höhe eines Ausschnitts, in Pixeln",
    )
    noise = kata.augmentation(40, p=0.0, most=0, least=1.0, sigma=0.1)
    deviation = round(float((noise(GREY) - GREY).std()), 4)
    between(
        deviation,
        0.085,
        0.115,
        "the standard deviation of the noise",
        "die Standardabweichung des Rauschens",
    )


def test_training_pictures_are_augmented_anew_each_time(kata):
    """In each epoch the network sees another variant of the same picture.

    de: In jeder Epoche sieht das Netz eine andere Variante desselben Bildes.
    """
    train, _ = kata.organ_sets(kata.support.folder(train=TRAIN, test=TEST), kata.support.Stamp())
    marks = []
    for _ in range(2):
        images = [image for image, _ in kata.support.items(train)]
        marks += [round(100 * float(image[0, 0, 0])) for image in images]
    between(
        len(set(marks)),
        10,
        10,
        "calls of `augment` for 5 pictures in 2 epochs",
        "Aufrufe von `augment` für 5 Bilder in 2 Epochen",
    )


def test_test_pictures_are_never_augmented(kata):
    """An exam has the same questions for everybody: the test pictures stay as their files are.

    de: Eine Prüfung stellt allen dieselben Fragen: Die Testbilder bleiben, wie ihre Dateien sind.
    """
    _, test = kata.organ_sets(kata.support.folder(train=TRAIN, test=TEST), kata.support.Stamp())
    for _ in range(2):
        items = kata.support.items(test)
        for (image, _), grey in zip(items, (0.4, 0.8, 0.2), strict=True):
            close(image, torch.full((1, 3, 3), grey), atol=GREY_LEVEL, dtype="float32")


def test_each_variant_keeps_the_label_of_its_picture(kata):
    """Whatever order the variants are in: a variant of picture i has the label of picture i.

    de: In welcher Reihenfolge die Varianten auch stehen: Eine Variante von Bild i hat das Label
    von Bild i.
    """
    images = torch.tensor([0.3, 0.5, 0.7])[:, None, None, None].expand(3, 1, 2, 2).clone()
    many, numbers = kata.enlarge(images, torch.tensor([4, 0, 2]), kata.support.Stamp(), 2)
    equal(list(many.shape), [6, 1, 2, 2])
    check(
        numbers.dtype == torch.int64 and numbers.shape == (6,),
        numbers,
        en="6 labels in int64",
        de="6 Labels in int64",
    )
    pairs = [
        (round(float(image[0, 1, 1]), 1), int(label))
        for image, label in zip(many, numbers, strict=True)
    ]
    equal(sorted(pairs), [(0.3, 4), (0.3, 4), (0.5, 0), (0.5, 0), (0.7, 2), (0.7, 2)])


def test_a_transform_leaves_its_image_as_it_is(kata):
    """A transform leaves its image as it is and puts the changes into a new one. Otherwise the next
    variant would begin with the last one.

    de: Eine Transformation lässt ihr Bild, wie es ist, und schreibt die Änderungen in ein neues.
    Sonst begänne die nächste Variante mit der letzten.
    """
    for transform in (
        kata.random_flip(1.0),
        kata.random_shift(5, 2),
        kata.random_crop(5, 0.25),
        kata.random_noise(0.1),
    ):
        close(kata.support.image_after(transform, NUMBERED), NUMBERED, dtype="float32")


def test_all_channels_move_together(kata):
    """The channels of an image show the same patient: one draw decides for all of them.

    de: Die Kanäle eines Bildes zeigen denselben Patienten: Einmal Würfeln entscheidet für alle.
    """
    image = NUMBERED.expand(2, 5, 5).clone()
    for transform in (kata.random_flip(0.5), kata.random_shift(5, 2)):
        for changed in kata.support.repeat(transform, image, 20):
            close(changed, changed[:1].expand(2, 5, 5), dtype="float32")


def test_size_and_place_of_the_cut_are_drawn_anew(kata):
    """Each call cuts elsewhere: a large part or a small one, from any corner.

    de: Jeder Aufruf schneidet woanders: einen großen oder kleinen Teil, aus jeder Ecke.
    """
    images = kata.support.cuts(kata.random_crop(SIZE, 0.25), SIZE, 60)
    ends = [cut(image) for image in images]
    for name, name_de, values in (
        ("heights", "Höhen", [bottom - top for top, bottom, _, _ in ends]),
        ("places of the upper edge", "Lagen des oberen Randes", [top for top, _, _, _ in ends]),
        ("places of the left edge", "Lagen des linken Randes", [left for _, _, left, _ in ends]),
    ):
        different = len({round(value) for value in values})
        between(different, 3, SIZE, f"different {name}", f"verschiedene {name_de}")
    apart = sum(abs(top - left) > 1 for top, _, left, _ in ends)
    between(apart, 1, 60, "cuts not on the diagonal", "Ausschnitte abseits der Diagonale")


def test_noise_is_normally_distributed(kata):
    """About one pixel in twenty is off by more than two sigma: 80 of 1600.

    de: Etwa eines von zwanzig Pixeln liegt um mehr als zwei sigma daneben: 80 von 1600.
    """
    noise = kata.random_noise(0.1)(GREY) - GREY
    between(
        int((noise.abs() > 0.2).sum()),
        30,
        130,
        "pixels off by more than two sigma",
        "Pixel, die um mehr als zwei sigma abweichen",
    )


def test_noise_stays_between_0_and_1(kata):
    """No pixel is darker than black or lighter than white, however strong the noise is.

    de: Kein Pixel ist dunkler als Schwarz oder heller als Weiß, wie stark das Rauschen auch ist.
    """
    image = torch.tensor([[[0.0, 1.0] * 20] * 40])
    noisy = kata.random_noise(0.5)(image)
    low, high = round(float(noisy.min()), 2), round(float(noisy.max()), 2)
    equal([low, high], [0.0, 1.0])
    equal(noisy.shape == image.shape, True)


def test_each_call_makes_other_noise(kata):
    """Two calls for the same picture make two different pictures.

    de: Zwei Aufrufe für dasselbe Bild ergeben zwei verschiedene Bilder.
    """
    one, other = kata.support.repeat(kata.random_noise(0.1), GREY, 2)
    same = int((one == other).sum())
    between(same, 0, 100, "pixels that are equal in both", "Pixel, die in beiden gleich sind")


def test_torch_does_the_drawing(kata):
    """With the same seed of torch each transform draws the same again. The random numbers of Python
    and NumPy know nothing of that seed.

    de: Mit demselben Seed von torch würfelt jede Transformation noch einmal dasselbe. Die
    Zufallszahlen von Python und NumPy wissen nichts von diesem Seed.
    """
    for transform in (
        kata.random_flip(0.5),
        kata.random_shift(5, 2),
        kata.random_crop(5, 0.25),
        kata.random_noise(0.1),
    ):
        equal(kata.support.draws_the_same_again(transform, NUMBERED, 20), True)


def test_the_crop_comes_before_the_shift(kata):
    """A white picture is white or black after crop and shift, with at most 4 black rows: a crop
    after the shift would enlarge the black and blur its edge.

    de: Ein weißes Bild ist nach Ausschnitt und Verschiebung weiß oder schwarz, mit höchstens 4
    schwarzen Zeilen: Ein Ausschnitt nach der Verschiebung würde das Schwarz vergrößern und seinen
    Rand verwischen.
    """
    augment = kata.augmentation(SIZE, p=0.5, most=4, least=0.25, sigma=0.0)
    for image in kata.support.repeat(augment, torch.ones(1, SIZE, SIZE), 30):
        check(
            bool(((image < 1e-3) | (image > 1 - 1e-3)).all()),
            image,
            en="nothing but white (1.0) and black (0.0)",
            de="nichts als Weiß (1.0) und Schwarz (0.0)",
        )
        black = int((image[0].amax(dim=1) < 0.5).sum())
        between(black, 0, 4, "black rows", "schwarze Zeilen")


def test_the_noise_comes_last(kata):
    """A scanner's noise is everywhere, also on the black that a shift leaves behind: about half of
    those pixels are a little lighter than black.

    de: Das Rauschen eines Scanners ist überall, auch auf dem Schwarz, das eine Verschiebung
    hinterlässt: Etwa die Hälfte dieser Pixel ist etwas heller als Schwarz.
    """
    augment = kata.augmentation(40, p=0.5, most=10, least=1.0, sigma=0.01)
    dark = torch.cat([i[i < 0.25] for i in kata.support.repeat(augment, GREY, 20)])
    share = round(float((dark > 0).float().mean()), 2)
    between(
        share,
        0.4,
        0.6,
        "the share of noisy pixels on the black",
        "der Anteil verrauschter Pixel auf dem Schwarz",
    )


def test_pictures_and_labels_belong_together(kata):
    """Augmentation changes the picture, never what it shows: each has the number of its folder.

    de: Augmentierung ändert das Bild, nie das, was es zeigt: Jedes hat die Nummer seines Ordners.
    """
    train, test = kata.organ_sets(kata.support.folder(train=TRAIN, test=TEST), kata.support.Stamp())
    equal([label for _, label in kata.support.items(test)], [0, 0, 1])
    items = kata.support.items(train)
    equal([label for _, label in items], [0, 0, 0, 1, 1])
    for (image, _), grey in zip(items, (0.6, 0.8, 1.0, 0.2, 0.4), strict=True):
        expected = torch.full((1, 3, 3), grey)
        expected[0, 0, 0] = image[0, 0, 0]
        close(image, expected, atol=GREY_LEVEL, dtype="float32")


def test_each_variant_is_made_from_the_picture_itself(kata):
    """This transform makes a picture lighter by 0.1. Each variant of a picture of 0.3 has 0.4: none
    is a variant of another variant.

    de: Diese Transformation macht ein Bild um 0,1 heller. Jede Variante eines Bildes aus 0,3 hat
    0,4: Keine ist die Variante einer anderen Variante.
    """
    images = torch.tensor([0.3, 0.5])[:, None, None, None].expand(2, 1, 2, 2).clone()
    many, _ = kata.enlarge(images, torch.tensor([4, 0]), kata.support.Lighter(), 3)
    equal(sorted(round(float(image[0, 0, 0]), 1) for image in many), [0.4] * 3 + [0.6] * 3)


def test_each_variant_has_chances_of_its_own(kata):
    """One call of a transform draws once, for all that it is given. So that each variant becomes
    another one, each needs a call of its own.

    de: Ein Aufruf einer Transformation würfelt nur einmal, für alles, was er bekommt. Damit jede
    Variante anders wird, braucht jede einen eigenen Aufruf.
    """
    images = torch.full((3, 1, 2, 2), 0.5)
    many, _ = kata.enlarge(images, torch.tensor([4, 0, 2]), kata.support.Stamp(), 4)
    marks = {round(100 * float(image[0, 0, 0])) for image in many}
    between(
        len(marks),
        12,
        12,
        "different marks on 3 times 4 variants",
        "verschiedene Stempel auf 3 mal 4 Varianten",
    )


def test_the_pictures_given_stay_as_they_are(kata):
    """`enlarge` makes new pictures; those that it was given are the originals.

    de: `enlarge` macht neue Bilder; die übergebenen sind die Originale.
    """
    images, labels = torch.stack([ROWS, MIRRORED]), torch.tensor([1, 0])
    unchanged(kata.enlarge, images, labels, kata.support.Stamp(), 2)


def test_a_drawn_picture_is_mirrored(kata, rng):
    """With p = 1 every picture is mirrored, whatever it shows.

    de: Mit p = 1 wird jedes Bild gespiegelt, was es auch zeigt.
    """
    image = torch.tensor(rng.random((1, 4, 5)), dtype=torch.float32)
    close(kata.random_flip(1.0)(image), image.flip(-1), dtype="float32")


def test_a_drawn_picture_is_moved(kata, rng):
    """Whatever a picture shows, it moves by whole pixels, and what becomes free is black.

    de: Was ein Bild auch zeigt, es rückt um ganze Pixel, und was frei wird, ist schwarz.
    """
    image = torch.tensor(rng.uniform(0.1, 1.0, (1, 5, 5)), dtype=torch.float32)
    shifts(kata.support.repeat(kata.random_shift(5, 2), image, 10), image, 2)
