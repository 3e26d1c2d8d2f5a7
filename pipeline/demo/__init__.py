"""The sample exchange behind `make demo`."""
