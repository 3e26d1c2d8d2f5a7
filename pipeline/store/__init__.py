"""Where posts, reviews and deliveries are kept: one implementation for SQLite and PostgreSQL."""
