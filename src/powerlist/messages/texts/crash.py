"""What is said when the program itself failed."""

MESSAGES: dict[str, tuple[str, str]] = {
    "crash.os": (
        "{file}：{reason}。帮助: 检查文件是否被别的程序打开、文件夹是否可读可写",
        "{file}: {reason}. Help: check whether another program holds the file and whether the folder can be read and written",
    ),
    "crash.full": (
        "{file}：{reason}，结果没有写完整，原来的文件没有动。帮助: 腾出空间，再运行一次同样的命令",
        "{file}: {reason}; the result is not complete, and the files that were there are as they were. Help: make room and run the same command again",
    ),
    "crash.full_output": (
        "结果没有写完整，{reason}（{file}）。帮助: 腾出空间，或者用 --output 写到别处，再运行一次",
        "the result is not complete, {reason} ({file}). Help: make room, or write elsewhere with --output, and run again",
    ),
    "crash.os.EACCES": ("没有权限，或被别的程序打开", "permission denied, or held open by another program"),
    "crash.os.EPERM": ("系统不允许", "operation not permitted"),
    "crash.os.EROFS": ("在只读的磁盘上", "read-only file system"),
    "crash.os.ENOSPC": ("磁盘已满", "no space left on the disk"),
    "crash.os.EFBIG": ("太大", "too large"),
    "crash.os.ENOENT": ("路径不存在", "no such file or folder"),
    "crash.os.EISDIR": ("这里是文件夹，不是文件", "it is a folder, not a file"),
    "crash.os.ENOTDIR": ("上级不是文件夹", "its parent is no folder"),
    "crash.os.EEXIST": ("这里已有一个文件，不是文件夹", "a file stands there, not a folder"),
    "crash.os.ENAMETOOLONG": ("路径太长", "the path is too long"),
    "crash.interrupted": (
        "已中断，结果不可用。帮助: 再运行一次同样的命令",
        "interrupted; there is no result. Help: run the same command again",
    ),
    "crash.twice": (
        "错误: 程序出错，说明原因时又出错（{kind}），结果不可用。帮助: 设 POWERLIST_DEBUG=1 再运行一次，把输出交给维护者",
        "error: the program failed, and failed again when telling why ({kind}); there is no result. Help: run again with POWERLIST_DEBUG=1 and report the output",
    ),
    "crash.unexpected": (
        "程序出错（{kind}: {reason}），结果不可用。帮助: 设 POWERLIST_DEBUG=1 再运行一次，把输出交给维护者",
        "the program failed ({kind}: {reason}); there is no result. Help: run again with POWERLIST_DEBUG=1 and report the output",
    ),
}
