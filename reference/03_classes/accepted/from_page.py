"""Kata 03: a class, whose objects remember."""


class Neuron:
    """A neuron that collects signals until it fires."""

    def __init__(self, threshold: float) -> None:
        """Start without charge and without answers."""
        self.threshold = threshold
        self.charge = 0.0
        self.answers: list[int] = []

    def receive(self, signal: float) -> int:
        """Add a signal to the charge; return 1 if the neuron fires, otherwise 0."""
        self.charge += signal
        if self.charge > self.threshold:
            self.charge = 0.0
            answer = 1
        else:
            answer = 0
        self.answers.append(answer)
        return answer

    def spikes(self) -> int:
        """Tell how many times the neuron has fired since it was made."""
        return sum(self.answers)
