"""Terms of the project's glossaries, in the passages of a post and in their translations."""
