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
        "{folder}：不在 git 版本库里，或版本库还没有提交。帮助: 先提交一次，或不用 --since",
        "{folder}: not in a git repository, or the repository has no commit yet. Help: commit once, or leave --since out",
    ),
    "git.no_revision": (
        "{folder}：没有版本「{revision}」（浅克隆会缺历史）。帮助: git fetch --unshallow，或换一个版本",
        "{folder}: there is no revision 「{revision}」 (a shallow clone lacks history). Help: git fetch --unshallow, or name another",
    ),
    "git.needs_catalogue": (
        "--since {revision} 只能用于已汇编的清单。帮助: 给出 catalogs 下的文件夹",
        "--since {revision} works on a stored catalogue only. Help: give a folder below catalogs",
    ),
}
