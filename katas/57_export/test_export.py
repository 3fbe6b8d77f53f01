"""Graded tests of kata 57: a network as an ONNX file."""

import numpy as np
import pytest

from grader.testing import check, close, equal, import_optional

SCAN = np.array([1.0, 2.0, 3.0, 4.0], dtype=np.float32)
"""An image of 2 x 2 pixels in one row."""


def logits_of(support, images):
    """What the small network says of some images."""
    return images @ support.WEIGHTS.T + support.BIASES


@pytest.fixture
def network(request):
    """The number of the network that is exported: another one with --seed."""
    return request.config.getoption("--seed") or 0


def written(kata, network):
    """The exported file, which has to be there."""
    content = kata.support.exported(kata.export, network)
    check(content, content, en="a file at the path", de="eine Datei unter dem Pfad")
    return content


def tensors(message):
    """All tensors in a part of an ONNX file, however deep."""
    if message.DESCRIPTOR.name == "TensorProto":
        yield message
    for _, value in message.ListFields():
        for part in value if hasattr(value, "__len__") else [value]:
            if hasattr(part, "DESCRIPTOR"):
                yield from tensors(part)


def check_that_it_is_one_file(content):
    """No weight may lie elsewhere; ONNX Runtime would read it, whatever file it is."""
    onnx = import_optional("onnx")
    try:
        model = onnx.load_model_from_string(content)
    except Exception:
        check(False, content[:40], en="an ONNX file", de="eine ONNX-Datei")
    elsewhere = onnx.TensorProto.EXTERNAL
    outside = [w.name for w in tensors(model) if w.data_location == elsewhere or w.external_data]
    check(
        not outside,
        outside,
        en="no weight that lies in another file",
        de="kein Gewicht, das in einer anderen Datei liegt",
    )


def session_of(content):
    """What ONNX Runtime makes of a file's content."""
    check_that_it_is_one_file(content)
    runtime = import_optional("onnxruntime")
    runtime.set_seed(1)  # dropout that is left in the file gives the same each time
    options = runtime.SessionOptions()
    # its optimisation leaves out dropout, and with it the mistake of exporting in training mode
    options.graph_optimization_level = runtime.GraphOptimizationLevel.ORT_DISABLE_ALL
    try:
        return runtime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        check(
            False,
            str(error)[:200],
            en="a file that ONNX Runtime can open without any other",
            de="eine Datei, die ONNX Runtime ohne jede andere öffnen kann",
        )


def run(content, images):
    """The output of a file for some images."""
    session = session_of(content)
    shape = session.get_inputs()[0].shape
    check(
        shape[0] == len(images) or not isinstance(shape[0], int),
        shape,
        en="an input that takes any number of images: of shape ['batch', 1, 32, 32], say",
        de="ein Eingang, der beliebig viele Bilder nimmt, etwa der Form ['batch', 1, 32, 32]",
    )
    return session.run(None, {session.get_inputs()[0].name: images})[0]


def test_the_file_is_asked_for_its_logits(kata):
    """The file holds one linear layer. Its logits for an image of four pixels are
    1·1 - 1·3 + 2·4 + 0.5 = 6.5, then 0.5 + 2 = 2.5 and -4 + 3 + 4 - 1 = 2.

    de: In der Datei steht eine einzige lineare Schicht. Ihre Logits für ein Bild mit vier Pixeln
    sind 1·1 - 1·3 + 2·4 + 0,5 = 6,5, dann 0,5 + 2 = 2,5 und -4 + 3 + 4 - 1 = 2.
    """
    logits = kata.predict(kata.support.small_file("images"), SCAN[None])
    close(logits, np.array([[6.5, 2.5, 2.0]]), dtype="float32")


def test_the_input_may_have_any_name(kata, support, rng):
    """Somebody else's file calls its input as somebody else liked. The session knows the name.

    de: In einer fremden Datei heißt der Eingang, wie es jemand anderem gefiel. Die Session kennt
    den Namen.
    """
    images = rng.normal(size=(2, 4)).astype(np.float32)
    logits = kata.predict(kata.support.small_file("pixel_values"), images)
    close(logits, logits_of(support, images), rtol=1e-4, atol=1e-5)


def test_the_largest_difference_counts_in_both_directions(kata):
    """The biases of network and file differ by 0.25, 0 and -0.75, then by 0.75, 0 and -0.25: the
    answer is 0.75 both times. The networks are in evaluation mode, and stay so.

    de: Die Biase von Netz und Datei unterscheiden sich um 0,25, 0 und -0,75, dann um 0,75, 0 und
    -0,25: Die Antwort ist beide Male 0,75. Die Netze sind im Auswertungsmodus und bleiben es.
    """
    images, below = np.stack([SCAN, -SCAN]), kata.support.small_network(0.25, 0.0, -0.75)
    close(kata.largest_difference(below, kata.support.small_file("one"), images), 0.75, atol=1e-4)
    above = kata.support.small_network(0.75, 0.0, -0.25)
    close(kata.largest_difference(above, kata.support.small_file("two"), images), 0.75, atol=1e-4)
    equal(kata.support.is_training(above), False)


def test_one_file_is_all_it_takes(kata, network):
    """A copy of the file is a copy of the network. No weight may lie in a second file beside it,
    and nothing else is written there.

    de: Wer die Datei kopiert, hat das Netz. Kein Gewicht darf in einer zweiten Datei danebenliegen,
    und auch sonst wird dort nichts geschrieben.
    """
    check_that_it_is_one_file(written(kata, network))
    equal(kata.support.written_beside(kata.export, network), [])


def test_the_file_gives_the_logits_of_the_network(kata, support, rng, network):
    """The file has the network in evaluation mode, without dropout and with the means that the
    normalisation has collected, and gives its scores, without a softmax. Only the last digits may
    differ.

    de: In der Datei ist das Netz im Auswertungsmodus, ohne Dropout und mit den Mittelwerten, die
    die Normalisierung gesammelt hat, und sie gibt seine Werte aus, ohne Softmax. Nur die letzten
    Stellen dürfen abweichen.
    """
    images = rng.normal(size=(2, 1, 32, 32)).astype(np.float32)
    content = written(kata, network)
    close(
        run(content, images),
        support.logits(support.organ_classifier(network), images),
        rtol=1e-3,
        atol=1e-4,
    )


def test_it_takes_any_number_of_images(kata, support, rng, network):
    """The example had two images. At a workstation there is one, in a study there are many.

    de: Das Beispiel hatte zwei Bilder. Am Arbeitsplatz ist es eines, in einer Studie sind es viele.
    """
    content = written(kata, network)
    for count in (1, 3, 20):
        images = rng.normal(size=(count, 1, 32, 32)).astype(np.float32)
        expected = support.logits(support.organ_classifier(network), images)
        close(run(content, images), expected, rtol=1e-3, atol=1e-4)


def test_any_numbers_become_float32(kata, support, rng):
    """A runtime is strict: an input of type float32 takes nothing else. Pixels come as float64 or
    uint8 too.

    de: Eine Laufzeitumgebung ist streng: Ein Eingang vom Typ float32 nimmt nichts anderes. Pixel
    kommen auch als float64 oder uint8.
    """
    file, images = kata.support.small_file("images"), rng.integers(0, 256, (3, 4))
    for dtype in ("float64", "uint8"):
        close(kata.predict(file, images.astype(dtype)), logits_of(support, images), rtol=1e-4)


def test_the_comparison_is_made_in_evaluation_mode(kata):
    """In training mode dropout deletes half of the pixels, and the same network no longer agrees
    with itself. Afterwards the network is in training mode again.

    de: Im Trainingsmodus löscht Dropout die Hälfte der Pixel, und das Netz ist nicht einmal mit
    sich selbst einig. Danach ist das Netz wieder im Trainingsmodus.
    """
    file, net = kata.support.small_file("images"), kata.support.small_network(training=True)
    close(kata.largest_difference(net, file, np.stack(4 * [SCAN])), 0.0, atol=1e-4)
    equal(kata.support.is_training(net), True)


def test_input_and_output_have_names(kata, network):
    """Who writes the program around the file in another language needs the names: "images" goes in
    and "logits" come out.

    de: Wer das Programm um die Datei herum in einer anderen Sprache schreibt, braucht die Namen:
    „images“ geht hinein und „logits“ kommen heraus.
    """
    session = session_of(written(kata, network))
    equal([value.name for value in session.get_inputs()], ["images"])
    equal([value.name for value in session.get_outputs()], ["logits"])


def test_the_training_can_go_on(kata, network):
    """Exporting is like taking a photo: a network that was in training mode is so afterwards.

    de: Exportieren ist wie Fotografieren: Ein Netz, das im Trainingsmodus war, ist es danach noch.
    """
    written(kata, network)
    equal(kata.support.trains_after_export(kata.export, network), True)
