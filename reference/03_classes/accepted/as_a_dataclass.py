"""A dataclass, which writes __init__ itself; the answers are True and False."""

from dataclasses import dataclass, field


@dataclass
class Neuron:
    threshold: float
    charge: float = 0.0
    answers: list[bool] = field(default_factory=list)

    def receive(self, signal):
        self.charge += signal
        self.answers.append(self.charge > self.threshold)
        self.charge *= not self.answers[-1]
        return self.answers[-1]

    def spikes(self):
        return self.answers.count(True)
