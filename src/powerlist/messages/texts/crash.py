"""What is said when the program itself failed."""

MESSAGES: dict[str, tuple[str, str]] = {
    "crash.os": (
        "{file}：{reason}。帮助: 检查文件是否被别的程序打开、文件夹是否可写",
        "{file}: {reason}. Help: check whether another program holds the file and whether the folder can be written",
    ),
    "crash.interrupted": (
        "已中断，结果不可用。帮助: 再运行一次同样的命令",
        "interrupted; there is no result. Help: run the same command again",
    ),
    "crash.unexpected": (
        "程序出错（{kind}: {reason}），结果不可用。帮助: 设 POWERLIST_DEBUG=1 再运行一次，把输出交给维护者",
        "the program failed ({kind}: {reason}); there is no result. Help: run again with POWERLIST_DEBUG=1 and report the output",
    ),
}
