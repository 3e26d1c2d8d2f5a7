"""Kafka: the brokers, their topics, and the workers that read and write them."""
