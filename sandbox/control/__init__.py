"""The HTTP interface under the page: what people do, told in JSON."""
