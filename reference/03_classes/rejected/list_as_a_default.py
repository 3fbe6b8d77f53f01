"""Makes the list as the default of a parameter, which exists only once.

Rejected by: test_each_neuron_has_a_state_of_its_own
"""


class Neuron:
    def __init__(self, threshold, answers=[]):
        self.threshold = threshold
        self.charge = 0.0
        self.answers = answers

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
