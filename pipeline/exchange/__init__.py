"""What can happen to posts, reviews and projects: each function is one transaction's work."""
