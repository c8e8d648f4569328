"""One file a rule, one folder a family. The registry finds them; they never import each other."""
