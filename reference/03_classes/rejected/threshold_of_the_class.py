"""Assigns the threshold to the class, so the newest neuron changes all.

Rejected by: test_each_neuron_has_a_state_of_its_own
"""


class Neuron:
    def __init__(self, threshold):
        Neuron.threshold = threshold
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
        return sum(self.answers)
