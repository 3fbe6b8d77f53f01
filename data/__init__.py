"""The drawn data sets: how they are drawn, where they lie, and how real ones take their place."""
