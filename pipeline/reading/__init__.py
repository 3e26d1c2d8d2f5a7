"""The self-contained side-by-side page."""
