"""Starts with the threshold as its charge.

Rejected by: test_the_worked_example
"""


class Neuron:
    def __init__(self, threshold):
        self.threshold = threshold
        self.charge = threshold
        self.answers = []

    def receive(self, signal):
        self.charge += signal
        answer = int(self.charge > self.threshold)
        if answer:
            self.charge = 0.0
        self.answers.append(answer)
        return answer

    def spikes(self):
        return sum(self.answers)
