"""The pages: what teachers and classes see in a browser, rendered on the service's own API."""
