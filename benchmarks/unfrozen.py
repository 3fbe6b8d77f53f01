"""What a warm parent imports besides, to show what `gc.freeze()` is good for: then it has none."""

import gc

gc.freeze = lambda: None
