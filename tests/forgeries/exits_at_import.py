"""Ends its process with success before anything is asked.

Said: ended its own process with the exit code 0
"""

import os

os._exit(0)
