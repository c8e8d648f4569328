"""What is said when git cannot answer."""

MESSAGES: dict[str, tuple[str, str]] = {
    "git.missing": (
        "没有安装 git，无法与以前的版本比较。帮助: 安装 git，或不用 --since",
        "git is not installed, so there is no earlier version to compare with. Help: install git, or leave --since out",
    ),
    "git.slow": (
        "{folder}：git 迟迟不答。帮助: 检查版本库",
        "{folder}: git does not answer. Help: check the repository",
    ),
    "git.no_repository": (
        "{folder}：不在 git 版本库里。帮助: 换到版本库里运行，或不用 --since",
        "{folder}: not in a git repository. Help: run it inside one, or leave --since out",
    ),
    "git.no_revision": (
        "{folder}：没有版本「{revision}」。帮助: 用 git log 或 git branch -a 查看有哪些",
        "{folder}: there is no revision 「{revision}」. Help: git log and git branch -a list them",
    ),
    "git.no_commit": (
        "{folder}：版本库还没有提交，没有版本「{revision}」可以比较。帮助: 先提交一次，或不用 --since",
        "{folder}: the repository has no commit yet, so there is no revision 「{revision}」. Help: commit once, or leave --since out",
    ),
    "git.shallow": (
        "{folder}：没有版本「{revision}」，这是浅克隆，缺了历史。帮助: git fetch --unshallow（持续集成里设 fetch-depth: 0 或 GIT_DEPTH: 0）",
        "{folder}: there is no revision 「{revision}」; this is a shallow clone that lacks history. Help: git fetch --unshallow (in CI set fetch-depth: 0 or GIT_DEPTH: 0)",
    ),
    "git.foreign": (
        "{folder}：版本库属于另一个用户，git 拒绝读取。帮助: git config --global --add safe.directory 版本库路径",
        "{folder}: the repository belongs to another user and git refuses to read it. Help: git config --global --add safe.directory PATH",
    ),
    "git.needs_catalogue": (
        "--since {revision} 只能用于已汇编的清单。帮助: 给出 catalogs 下的文件夹",
        "--since {revision} works on a stored catalogue only. Help: give a folder below catalogs",
    ),
}
