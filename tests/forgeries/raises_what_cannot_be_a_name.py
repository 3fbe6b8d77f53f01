"""Raises an exception whose type lies about its name.

Said: raised
"""


class Meta(type):
    def __getattribute__(cls, name):
        return "passed" if name == "__name__" else type.__getattribute__(cls, name)


class Liar(Exception, metaclass=Meta):
    pass


def activate(inputs, threshold):
    raise Liar("solved")
