"""Text as such: words, lines, escaping, hidden characters, HTML and Markdown."""
