"""Findings: their codes, their places, and the formats that they are printed in."""
