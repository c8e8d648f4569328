"""What the search for duplicates and overlaps says."""

MESSAGES: dict[str, tuple[str, str]] = {
    "match.capped": (
        "「{key}」由 {size} 个事项共用，太普通，没有逐对比较",
        "「{key}」 is shared by {size} items, too common to compare pair by pair",
    ),
    "match.none": ("没有找到重复或交叉的事项", "no duplicate or overlapping items were found"),
}
