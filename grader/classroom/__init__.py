"""A whole class: submissions in, one report out. `kata class SUBMISSIONS`.

Of a submission only the stub files are read, and only as bytes. They are copied into a store by
their content, and graded there by the tests of this repository; a verdict is kept under the hash of
all that it depends on, so a stopped run goes on where it was and nothing is graded twice.
"""
