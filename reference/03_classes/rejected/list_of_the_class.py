"""Makes the list in the class, so all neurons share it.

Rejected by: test_each_neuron_has_a_state_of_its_own
"""


class Neuron:
    answers = []

    def __init__(self, threshold):
        self.threshold = threshold
        self.charge = 0.0

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
