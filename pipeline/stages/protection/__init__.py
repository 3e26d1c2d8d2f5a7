"""Hide what must not change from the engine, and put it back."""
