"""The project's own benchmarks: ratios, side by side in one run."""
