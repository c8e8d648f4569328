"""What the search for duplicates and overlaps says."""

MESSAGES: dict[str, tuple[str, str]] = {
    "match.capped": (
        "「{key}」由 {size} 个事项共用，太普通，只比较了其中 {kept} 对",
        "「{key}」 is shared by {size:item}, too common: only {kept} of its pairs were compared",
    ),
    "match.long-name": (
        "{size} 个事项的名称太长，只比较前 {kept} 个字",
        "the names of {size:item} are too long: only {kept:character} of each were compared",
    ),
    "match.many-citations": (
        "{size} 个事项引用的条款太多，只比较前 {kept} 条",
        "{size:item cites|items cite} too many articles: only the first {kept} of each were compared",
    ),
    "match.many-wholes": (
        "{size} 个事项说的是整个领域，它们包含哪些事项没有全部查找：最多比较 {kept} 对",
        "{size:item means|items mean} a whole field whose parts were not all looked for: {kept:pair} at most are compared",
    ),
    "match.many-things": (
        "{size} 个检查或者强制事项说的是同一类东西，没有全部互相比较：一个词最多比较 {kept} 对",
        "{size:item looks|items look} at one kind of thing and were not all compared: {kept:pair} at most for one word",
    ),
    "match.cut": (
        "{count} 个事项的名称太长，输出里只有前 {kept} 个字（末尾是“…”）；全文在清单原处",
        "the names of {count:item} are too long: the output has their first {kept:character}, ending in …; the whole text is in the list",
    ),
    "match.aligned": (
        "对上 {pairs} 对；这边另有 {left} 项、那边另有 {right} 项没有对应",
        "{pairs:pair}; {left:item} here and {right} there have no counterpart",
    ),
}
