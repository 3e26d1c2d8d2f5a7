"""The API over HTTP: who asks, whether they may, what they want, and the answer."""
