"""Keeps the last ten answers and counts only those.

Rejected by: test_nothing_is_forgotten
"""


class Neuron:
    def __init__(self, threshold):
        self.threshold = threshold
        self.charge = 0.0
        self.answers = []

    def receive(self, signal):
        self.charge += signal
        if self.charge > self.threshold:
            answer = 1
            self.charge = 0.0
        else:
            answer = 0
        self.answers = [*self.answers, answer][-10:]
        return answer

    def spikes(self):
        return sum(self.answers)
