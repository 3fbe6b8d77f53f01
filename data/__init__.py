"""The organ images: how they were drawn, where they lie, and how real ones take their place."""
