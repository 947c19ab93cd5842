"""What may be objected to a file as a whole, and to a row beyond what its claim says: findings' codes."""

from benefits.findings import Code, Weight

FILE_TOO_LARGE = Code("file_too_large", Weight.STOPS)
FILE_EMPTY = Code("file_empty", Weight.STOPS)
FILE_WORKBOOK = Code("file_workbook", Weight.STOPS)
FILE_ARCHIVE = Code("file_archive", Weight.STOPS)
FILE_PDF = Code("file_pdf", Weight.STOPS)
FILE_XML = Code("file_xml", Weight.STOPS)
FILE_NOT_XML = Code("file_not_xml", Weight.STOPS)
FILE_ENCODING = Code("file_encoding", Weight.STOPS)
FILE_NOT_TEXT = Code("file_not_text", Weight.STOPS)
FILE_LINES = Code("file_lines", Weight.STOPS)
FILE_LINE_LONG = Code("file_line_long", Weight.STOPS)
FILE_HEADER = Code("file_header", Weight.STOPS)
FILE_COLUMN_TWICE = Code("file_column_twice", Weight.STOPS)
FILE_COLUMNS_MISSING = Code("file_columns_missing", Weight.STOPS)
FILE_NO_ROWS = Code("file_no_rows", Weight.STOPS)
FILE_RECEIVED = Code("file_received", Weight.STOPS)
FILE_STUCK = Code("file_stuck", Weight.STOPS)
FILE_COLUMNS_UNKNOWN = Code("file_columns_unknown", Weight.INFORMS)

ROW_QUOTES = Code("row_quotes", Weight.STOPS)
ROW_CELLS = Code("row_cells", Weight.STOPS)
ROW_NO_MANDATE = Code("row_no_mandate", Weight.STOPS)
ROW_REPEATED = Code("row_repeated", Weight.STOPS)
ROW_NO_EMPLOYEE = Code("row_no_employee", Weight.STOPS)
ROW_FROM_REGISTER = Code("row_from_register", Weight.INFORMS)
ROW_FROM_REGISTER_PARTIAL = Code("row_from_register_partial", Weight.INFORMS, source="C20")
ROW_FROM_REGISTER_PARENTAL = Code("row_from_register_parental", Weight.INFORMS, source="C20", officer=True)
ROW_FROM_REGISTER_REHABILITATION = Code(
    "row_from_register_rehabilitation", Weight.INFORMS, source="C20", officer=True
)
ROW_FROM_REGISTER_FAMILY_LEAVE = Code(
    "row_from_register_family_leave", Weight.INFORMS, source="C20, F10", officer=True
)
ROW_FROM_REGISTER_LEAVE_COST = Code(
    "row_from_register_leave_cost", Weight.INFORMS, source="C20, F13", officer=True
)
ROW_FROM_REGISTER_SPECIAL = Code("row_from_register_special", Weight.INFORMS, source="C20", officer=True)
ROW_CORRECTS = Code("row_corrects", Weight.INFORMS)
ROW_WITHDRAWS = Code("row_withdraws", Weight.INFORMS)
