"""Begins anew with every answer 0, too.

Rejected by: test_the_worked_example
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
            self.charge = 0.0
        self.answers.append(answer)
        return answer

    def spikes(self):
        return sum(self.answers)
