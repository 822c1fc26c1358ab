"""How mail programs mark answers, forwards and signatures, in the languages we may meet."""
