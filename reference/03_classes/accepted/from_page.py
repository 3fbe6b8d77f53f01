"""Written as by somebody who has only the README and the stub."""


class Neuron:
    """A neuron that collects signals until it fires."""

    def __init__(self, threshold):
        self.threshold = threshold
        self.charge = 0
        self.answers = []

    def receive(self, signal):
        self.charge = self.charge + signal
        if self.charge > self.threshold:
            self.charge = 0
            self.answers.append(1)
            return 1
        else:
            self.answers.append(0)
            return 0

    def spikes(self):
        count = 0
        for answer in self.answers:
            if answer == 1:
                count += 1
        return count
