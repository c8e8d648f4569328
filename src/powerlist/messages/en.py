"""English messages. ``{…}`` fields are the same in ``zh.py``."""

MESSAGES: dict[str, str] = {
    "file.missing": "{file}: no such file. Help: check the path and the name",
    "file.empty_workbook": "{file}: the workbook is empty. Help: open it, check its content and save it again",
    "file.no_table": "{file}: no list found (a head for the item's name is needed). Help: check the heads, or pin the head row in the configuration",
    "file.corrupt_file": "{file}: the file is damaged and cannot be read ({reason}). Help: open it in Excel or WPS and save as .xlsx",
    "file.encrypted": "{file}: the file needs a password to open. Help: remove the password and save as .xlsx",
    "file.too_large": "{file}: the file is over the limit ({reason}). Help: delete empty rows and columns outside the list, or split the file",
    "file.suspicious_compression": "{file}: its compressed content expands abnormally ({reason}); not opened. Help: save it as a new file in Excel or WPS",
    "file.not_a_spreadsheet": "{file}: this is no spreadsheet (it is {reason}). Help: give .xlsx, .xls, .csv or .docx tables",
    "file.unsupported_format": "{file}: this format is not supported ({reason}). Help: save as .xlsx, a document as .docx",
    "file.internal": "{file}: the program failed while it looked for the list ({reason}); the file is sound. Help: report this line to the maintainers; until then try to name head rows and columns with [[read.pin]]",
    "file.undecodable": "{file}: the text encoding is not recognised ({reason}). Help: save as UTF-8, or name it with --encoding",
}
