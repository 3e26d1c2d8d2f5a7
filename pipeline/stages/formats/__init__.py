"""Read a field's value in its format: which stretches are text, and what stands between them."""
