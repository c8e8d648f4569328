"""What an item covers that its name does not say in the words of others: quoted acts, kinds, fields."""
