"""Chinese messages. ``{…}`` fields are the same in ``en.py``."""

MESSAGES: dict[str, str] = {
    "file.missing": "{file}：找不到这个文件。帮助: 检查路径和文件名",
    "file.empty_workbook": "{file}：工作簿是空的。帮助: 打开文件确认内容后重新保存",
    "file.no_table": "{file}：没有找到清单（需要有事项名称的表头）。帮助: 核对表头，或在配置中指定表头行",
    "file.corrupt_file": "{file}：文件已损坏，读不出来（{reason}）。帮助: 用 Excel 或 WPS 打开后另存为 .xlsx",
    "file.encrypted": "{file}：文件有打开密码。帮助: 取消密码后另存为 .xlsx",
    "file.too_large": "{file}：文件超出上限（{reason}）。帮助: 删去清单以外的空行空列，或拆分文件",
    "file.suspicious_compression": "{file}：压缩内容异常膨胀（{reason}），不予打开。帮助: 用 Excel 或 WPS 另存为新文件",
    "file.not_a_spreadsheet": "{file}：这不是表格文件（内容是 {reason}）。帮助: 提供 .xlsx、.xls、.csv 或 .docx 表格",
    "file.unsupported_format": "{file}：不支持这种格式（{reason}）。帮助: 另存为 .xlsx，文档另存为 .docx（save as .xlsx）",
    "file.internal": "{file}：程序自身出错，没有读成（{reason}），文件本身没有问题。帮助: 把这行文字报告给维护者；急用时用 [[read.pin]] 指定表头行和各列",
    "file.undecodable": "{file}：文字编码无法识别（{reason}）。帮助: 另存为 UTF-8，或用 --encoding 指定",
}
