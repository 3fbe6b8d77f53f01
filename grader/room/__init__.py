"""The room: `kata room`, a live page for the teacher of a workshop.

A server in the local network that learners' copies report to (`grader.learner.sharing`). What must
survive a crash lies in SQLite; everything else is counted from it. Beside `desk`; imports
`classroom`, `learner`, `web` and what these import.
"""
