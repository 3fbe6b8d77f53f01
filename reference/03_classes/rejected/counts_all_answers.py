"""Counts every answer as a spike.

Rejected by: test_spikes_are_counted
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
        self.answers.append(answer)
        return answer

    def spikes(self):
        return len(self.answers)
