"""Calls the attribute limit, where the page calls it threshold.

Rejected by: test_a_new_neuron_is_without_charge_and_answers
"""


class Neuron:
    def __init__(self, threshold):
        self.limit = threshold
        self.charge = 0.0
        self.answers = []

    def receive(self, signal):
        self.charge += signal
        if self.charge > self.limit:
            answer = 1
            self.charge = 0.0
        else:
            answer = 0
        self.answers.append(answer)
        return answer

    def spikes(self):
        return sum(self.answers)
