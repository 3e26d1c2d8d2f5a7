"""Take passages through the engine: what it is shown, and what its answers become."""
