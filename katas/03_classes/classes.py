"""Kata 03: a class, whose objects remember."""


class Neuron:
    """A neuron that collects signals until it fires.

    Attributes:
        threshold: the charge that has to be exceeded; it may be set to a new value at any time.
        charge: what it has collected since it last fired.
        answers: every answer that receive has given so far, the oldest first; a list of 0 and 1.
    """

    def __init__(self, threshold: float) -> None:
        """Start without charge and without answers.

        Args:
            threshold: the charge that has to be exceeded.
        """
        raise NotImplementedError

    def receive(self, signal: float) -> int:
        """Add a signal to the charge; fire if the charge then exceeds the threshold.

        A neuron that fires starts from a charge of 0 again. The answer is also appended to answers.

        Args:
            signal: any number; a negative one lowers the charge.

        Returns:
            1 if the neuron fires, otherwise 0.
        """
        raise NotImplementedError

    def spikes(self) -> int:
        """Return how many times the neuron has fired since it was made; this changes nothing."""
        raise NotImplementedError
