"""Does not search by hand: corrects the weights until each neuron answers right."""

SIGNALS = ((0.25, 1.0, 0.25), (1.0, 1.0, 0.25), (1.0, 1.0, 1.0))
THRESHOLD = 1.0


def activate(inputs, weights, threshold):
    products = [x * w for x, w in zip(inputs, weights, strict=True)]
    return sum(products) > threshold


def find_weights():
    found = []
    for wanted in range(len(SIGNALS)):
        weights = [0.0, 0.0, 0.0]
        wrong = True
        while wrong:
            wrong = False
            for k, signal in enumerate(SIGNALS):
                error = int(k == wanted) - activate(signal, weights, THRESHOLD)
                if error:
                    wrong = True
                    weights = [w + error * x for w, x in zip(weights, signal)]
        found.append(weights)
    return found
