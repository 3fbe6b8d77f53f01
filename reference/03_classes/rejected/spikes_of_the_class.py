"""Counts the spikes in the class, which all neurons share.

Rejected by: test_each_neuron_has_a_state_of_its_own
"""


class Neuron:
    count = 0

    def __init__(self, threshold):
        self.threshold = threshold
        self.charge = 0.0
        self.answers = []

    def receive(self, signal):
        self.charge += signal
        if self.charge > self.threshold:
            answer = 1
            Neuron.count += 1
            self.charge = 0.0
        else:
            answer = 0
        self.answers.append(answer)
        return answer

    def spikes(self):
        return Neuron.count
