"""The worker: claims posts, translates them in shared batches, keeps what they became."""
