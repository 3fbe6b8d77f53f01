"""Compares with the threshold of the beginning for ever.

Rejected by: test_the_threshold_may_change
"""


class Neuron:
    def __init__(self, threshold):
        self.threshold = threshold
        self.charge = 0.0
        self.answers = []
        self._limit = threshold

    def receive(self, signal):
        self.charge += signal
        if self.charge > self._limit:
            answer = 1
            self.charge = 0.0
        else:
            answer = 0
        self.answers.append(answer)
        return answer

    def spikes(self):
        return sum(self.answers)
