"""What travels by Kafka: names of topics, events, the data in them. Knows no Kafka client."""
