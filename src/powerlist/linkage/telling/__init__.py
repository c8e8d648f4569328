"""Why a pair was judged so, in words, and which characters differ."""
