from __future__ import annotations

from powerlist.linkage.names import vocabulary
from powerlist.linkage.names.limits import GROUPS


def test_every_limit_fits_its_mask_and_every_group_is_read():
    for words in (*vocabulary.LIMITS.values(), *vocabulary.DEFAULTED.values()):
        assert all(0 <= bits < 1 << 32 and len(word) > 1 for word, bits in words.items())
    assert set(vocabulary.LIMITS) | set(vocabulary.DEFAULTED) < set(GROUPS)


def test_the_first_bit_of_what_is_applied_for_is_the_rule_and_no_word_of_a_branch():
    assert all(1 not in words.values() for group, words in vocabulary.DEFAULTED.items() if group != "stage")


def test_acts_of_one_line_have_one_bit_and_words_that_say_no_act_have_none():
    assert vocabulary.DONE["猎捕"] == vocabulary.DONE["采集"] != vocabulary.DONE["运输"]
    assert vocabulary.DONE["经营者"] == 0
    assert vocabulary.ACT_WORDS.sub(r"\1", "经营者运输农药") == "经营者农药"


def test_no_synonym_is_replaced_by_a_word_that_is_replaced_before():
    done: set[str] = set()
    for word, by in vocabulary.SYNONYMS:
        done.add(word)
        assert by not in done or word == by, (word, by)
