"""Keeps the answers in a tuple, which is no list.

Rejected by: test_a_new_neuron_is_without_charge_and_answers
"""


class Neuron:
    def __init__(self, threshold):
        self.threshold = threshold
        self.charge = 0.0
        self.answers = ()

    def receive(self, signal):
        self.charge += signal
        if self.charge > self.threshold:
            answer = 1
            self.charge = 0.0
        else:
            answer = 0
        self.answers += (answer,)
        return answer

    def spikes(self):
        return sum(self.answers)
