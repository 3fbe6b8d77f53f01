"""Puts each answer in front of the earlier ones.

Rejected by: test_the_answers_are_kept
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
        self.answers.insert(0, answer)
        return answer

    def spikes(self):
        return sum(self.answers)
