"""Keeps the signals since the last spike; charge and answers are properties made of them."""


class Cell:
    def __init__(self, limit):
        self.threshold = limit
        self._signals = []
        self._said = ""

    @property
    def charge(self):
        return sum(self._signals)

    @property
    def answers(self):
        return list(map(int, self._said))

    def receive(self, signal):
        self._signals.append(signal)
        fires = self.charge > self.threshold
        if fires:
            self._signals.clear()
        self._said += "1" if fires else "0"
        return self.answers[-1]


class Neuron(Cell):
    def spikes(self):
        return self._said.count("1")
