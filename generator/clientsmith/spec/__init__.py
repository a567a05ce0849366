"""The OpenAPI document: read, positions, bundled, patched, in normal form, typed."""
