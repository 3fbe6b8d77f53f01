"""Returns before the answer 0 is appended.

Rejected by: test_the_answers_are_kept
"""


class Neuron:
    def __init__(self, threshold):
        self.threshold = threshold
        self.charge = 0.0
        self.answers = []

    def receive(self, signal):
        self.charge += signal
        if self.charge <= self.threshold:
            return 0
        self.charge = 0.0
        self.answers.append(1)
        return 1

    def spikes(self):
        return sum(self.answers)
