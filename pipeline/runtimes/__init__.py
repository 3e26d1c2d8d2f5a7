"""Ways to run the whole: everything in one process, or a worker among many."""
