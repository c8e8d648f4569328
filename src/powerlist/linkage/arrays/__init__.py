"""Arrays that know nothing of powers: texts as code points, words found in many texts, joins of sparse rows."""
