"""Graded tests of kata 79: each fault of the study by itself, and the whole study at the end."""

import numpy as np
import torch
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader.testing import check, close, equal

PHOTOS_OF = {"P1": 3, "P2": 1, "P3": 2, "P4": 3, "P5": 2, "P6": 2, "P7": 3, "P8": 1}
PHOTOS = torch.tensor([0, 51, 255], dtype=torch.uint8)[:, None, None, None].expand(3, 3, 1, 1)
PICTURES = torch.tensor([-1.0, -0.6, 1.0])[:, None, None, None].expand(3, 3, 1, 1)


def waiting_room(rng):
    """The patient on each photo, in no order."""
    photos = [name for name, count in PHOTOS_OF.items() for _ in range(count)]
    rng.shuffle(photos)
    return photos


def people(side, patients):
    """The patients on some photos."""
    return {patients[int(photo)] for photo in side}


def weighted_cross_entropy(logits, right, weights):
    """The definition."""
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    w = weights[right]
    return (w * -np.log(p[np.arange(len(right)), right])).sum() / w.sum()


def pictures_for(order):
    """Pictures of one pixel whose largest channel is the label, and far ahead of the others."""
    return torch.nn.functional.one_hot(torch.tensor(order), 3)[:, :, None, None] + 0.25


def test_no_patient_is_on_both_sides(kata, rng):
    """A patient who was in the training set is no news in the test: all photos of a patient go to
    one side, and each photo goes somewhere.

    de: Wer im Training war, ist im Test keine Neuigkeit: Alle Fotos eines Patienten kommen auf eine
    Seite, und jedes Foto kommt irgendwohin.
    """
    patients = waiting_room(rng)
    for seed in range(3):
        train, test = kata.split(patients, 0.5, seed)
        both = people(train, patients) & people(test, patients)
        check(
            not both,
            sorted(both),
            en="no patient with photos on both sides",
            de="kein Patient mit Fotos auf beiden Seiten",
        )
        equal(sorted(map(int, [*train, *test])), list(range(len(patients))))


def test_the_share_is_one_of_patients_and_the_seed_draws_them(kata, rng):
    """Of 8 patients a share of 0.25 is 2, however many photos they have. Another seed draws others,
    the same seed the same.

    de: Von 8 Patienten ist ein Anteil von 0,25 gleich 2, egal wie viele Fotos sie haben. Ein
    anderer Seed zieht andere, derselbe dieselben.
    """
    patients = waiting_room(rng)
    for fraction, count in ((0.25, 2), (0.75, 6)):
        _, test = kata.split(patients, fraction, 0)
        equal(len(people(test, patients)), count)
    drawn = [sorted(people(kata.split(patients, 0.5, seed)[1], patients)) for seed in range(4)]
    equal(sorted(people(kata.split(patients, 0.5, 3)[1], patients)), drawn[3])
    check(
        any(other != drawn[0] for other in drawn),
        drawn[3],
        en="other patients for one of the seeds 1 to 3 than for seed 0",
        de="bei einem der Seeds 1 bis 3 andere Patienten als bei Seed 0",
    )


def test_the_weights_of_the_page(kata):
    """Six moles, three keratoses, one melanoma: N / (C · n_c) is 10/18, 10/9 and 10/3. The rare
    class weighs most.

    de: Sechs Muttermale, drei Keratosen, ein Melanom: N / (C · n_c) ist 10/18, 10/9 und 10/3. Die
    seltene Klasse wiegt am meisten.
    """
    weights = kata.class_weights(torch.tensor([0, 0, 1, 0, 2, 0, 1, 0, 1, 0]), 3)
    close(weights, torch.tensor([10 / 18, 10 / 9, 10 / 3]), dtype="float32")


def test_a_sure_and_right_network_has_no_loss(kata):
    """Logits far apart leave no doubt: -log(1) is 0. With a second softmax 0.5514 remains, however
    long you train.

    de: Weit auseinanderliegende Logits lassen keinen Zweifel: -log(1) ist 0. Mit einem zweiten
    Softmax bleiben 0,5514, wie lange du auch trainierst.
    """
    logits = torch.tensor([[80.0, 0.0, 0.0], [0.0, 0.0, 80.0]])
    close(kata.loss(logits, torch.tensor([0, 2]), torch.ones(3)), 0.0)


def test_the_loss_weighs_each_photo_by_its_class(kata, rng):
    """The sum of w_y · (-log p_y), divided by the sum of w_y.

    de: Die Summe von w_y · (-log p_y), geteilt durch die Summe der w_y.
    """
    logits, right = 2 * rng.standard_normal((5, 3)), np.array([0, 0, 1, 2, 2])
    for weights in (np.array([1.0, 1.0, 1.0]), np.array([0.5, 1.0, 3.0])):
        actual = kata.loss(
            torch.tensor(logits, dtype=torch.float32),
            torch.tensor(right),
            torch.tensor(weights, dtype=torch.float32),
        )
        close(actual, weighted_cross_entropy(logits, right, weights))


def test_test_photos_are_only_scaled(kata):
    """0, 51 and 255 become -1, -0.6 and 1; nothing is left to chance in a test.

    de: Aus 0, 51 und 255 werden -1, -0,6 und 1; in einem Test bleibt nichts dem Zufall überlassen.
    """
    close(kata.prepare(PHOTOS, kata.support.Stamp(), False), PICTURES, dtype="float32")


def test_each_training_photo_gets_a_call_of_its_own(kata):
    """Three photos, three calls of `augment`, after scaling; the test in between calls it not once.

    de: Drei Fotos, drei Aufrufe von `augment`, nach dem Skalieren; der Test dazwischen ruft es kein
    einziges Mal auf.
    """
    stamp = kata.support.Stamp()
    marks = torch.tensor([10.0, 20.0, 30.0])[:, None, None, None]
    close(kata.prepare(PHOTOS, stamp, True), PICTURES + marks, dtype="float32")
    kata.prepare(PHOTOS, stamp, False)
    close(kata.prepare(PHOTOS, stamp, True), PICTURES + marks + 30, dtype="float32")


def test_the_same_photo_gets_the_same_answer(kata):
    """A network that comes from training still drops activations. What it is asked in eval mode, it
    answers without chance.

    de: Ein Netz, das aus dem Training kommt, lässt noch Aktivierungen weg. Im Auswertungsmodus
    antwortet es ohne Zufall.
    """
    order = [0, 1, 2, 2, 1, 0, 1, 1, 2, 0, 2, 1]
    equal(
        kata.predict(kata.support.Moody(), pictures_for(order)), torch.tensor(order), dtype="int64"
    )


def test_a_cat_that_always_says_mole_scores_a_third(kata):
    """It finds all moles, no keratosis, no melanoma: (1 + 0 + 0) / 3.

    de: Sie findet alle Muttermale, keine Keratose, kein Melanom: (1 + 0 + 0) / 3.
    """
    right = torch.tensor([0, 0, 0, 0, 0, 0, 0, 1, 1, 2])
    close(kata.score(torch.zeros(10, dtype=torch.int64), right), 1 / 3)


def test_the_mended_study_finds_melanomas(kata):
    """With your six functions the report says the same when it is asked again, and the clinic finds
    more than half of its melanomas, with the study as it was handed in none.

    de: Mit deinen sechs Funktionen sagt der Bericht auf Nachfrage dasselbe, und die Klinik findet
    mehr als die Hälfte ihrer Melanome, mit der Studie, wie sie abgegeben wurde, keines.
    """
    parts = ("split", "class_weights", "loss", "prepare", "predict", "score")
    report = kata.support.study(**{part: getattr(kata, part) for part in parts})
    close(report["again"], report["claimed"])
    found = report["clinic"]["mel"]
    check(
        found > 0.5,
        found,
        en="a share of melanomas found above 0.5",
        de="ein Anteil gefundener Melanome über 0,5",
    )


def test_afterwards_the_network_is_in_the_mode_in_which_it_came(kata):
    """A network that is tested between two epochs goes on training with dropout afterwards; one
    that came in evaluation mode stays in it.

    de: Wer zwischen zwei Epochen geprüft wird, trainiert danach mit Dropout weiter; wer im
    Auswertungsmodus kam, bleibt darin.
    """
    order = [2, 1, 1, 2, 0, 2, 1, 2]
    for training in (True, False):
        model = kata.support.Moody().train(training)
        equal(kata.predict(model, pictures_for(order)), torch.tensor(order))
        equal(model.training, training)


@settings(max_examples=15)
@given(pairs=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=8))
@example(pairs=[(0, 0), (1, 0)])
def test_the_score_is_the_mean_over_the_classes_that_occur(kata, pairs):
    """Each class that has photos counts once, with the share of its photos that were recognised. A
    class that was only named, without a photo of it, does not count.

    de: Jede Klasse, von der es Fotos gibt, zählt einmal, mit dem Anteil ihrer Fotos, die erkannt
    wurden. Eine Klasse, die nur genannt wurde und von der es kein Foto gibt, zählt nicht.
    """
    said, right = (np.array(side) for side in zip(*pairs, strict=True))
    shares = [(said[right == c] == c).mean() for c in set(right.tolist())]
    close(kata.score(torch.tensor(said), torch.tensor(right)), np.mean(shares))
