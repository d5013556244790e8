"""What a post says in words: its running text without Markdown, cut into sentences."""
