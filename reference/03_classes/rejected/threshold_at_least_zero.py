"""Takes a threshold below 0 for 0.

Rejected by: test_a_new_neuron_is_without_charge_and_answers
"""


class Neuron:
    def __init__(self, threshold):
        self.threshold = max(0.0, threshold)
        self.charge = 0.0
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
