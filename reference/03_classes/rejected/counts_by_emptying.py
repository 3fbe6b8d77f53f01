"""Takes the answers out of the list while it counts them.

Rejected by: test_a_question_changes_nothing
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
        self.answers.append(answer)
        return answer

    def spikes(self):
        count = 0
        while self.answers:
            count += self.answers.pop()
        return count
