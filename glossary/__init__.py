"""Terms: what must be kept, required or forbidden; knows nothing of posts or engines."""
