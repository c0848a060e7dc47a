# Reading of files: I…

## Files

I001-title = No such file
I001-what = No file matches the pattern “{ $pattern }” (dataset “{ $dataset }”).
I001-expected = At least one file whose name matches the pattern.
I001-mend = Put the file into the workspace or correct files = [ … ] in rodiklis.toml. In a pattern * stands for any characters.
I001-told = Check whether the file is there.

I002-title = Invalid file pattern
I002-what = The pattern “{ $pattern }” cannot be understood: { $message }
I002-expected = A file name in which * stands for any characters.
I002-mend = Correct files = [ … ] in rodiklis.toml.
I002-told = Check which files the report is to be made from.

I003-title = File could not be opened
I003-what = The file could not be opened: { $message }
I003-expected = A file that may be read.
I003-mend = Check the file's permissions and that no other program has locked it; then try again.

I004-title = Broken workbook
I004-what = The file cannot be read as a workbook.
I004-expected = A sound XLSX, XLSM, XLS or ODS workbook.
I004-mend = Open the file in a spreadsheet program and save it anew as an Excel workbook (.xlsx).

I005-title = Workbook protected by a password
I005-what = The workbook is encrypted and cannot be read without its password.
I005-expected = A workbook that opens without a password.
I005-mend = Save a copy without the password and keep it in a protected folder.

I006-title = Empty file
I006-what = There is nothing in the file.
I006-expected = A table with column names and records.
I006-mend = Check that the file was saved completely, or strike it out in rodiklis.toml.
I006-told = Check that the file was saved completely.

I007-title = Unknown kind of file
I007-what = By its content it is neither a text table (CSV) nor a workbook.
I007-expected = A CSV, XLSX, XLSM, XLS or ODS file.
I007-mend = Open the file in the program that made it and export it as .xlsx or .csv.

I008-title = Lock file passed over
I008-what = This is a temporary file of the spreadsheet program: the workbook is open there.
I008-expected = A closed workbook.
I008-mend = If the workbook has changes that are not saved, save and close it and read again.

I009-title = Sheet could not be read
I009-what = This sheet of the workbook could not be read; its rows are in no figure.
I009-expected = A sound sheet.
I009-mend = Open the workbook in a spreadsheet program and save it anew as .xlsx.

## Text

I010-title = Encoding and delimiter recognised
I010-what = Encoding: { $encoding }. Delimiter: { $delimiter ->
    [TAB] tab
   *[other] “{ $delimiter }”
 }.
I010-expected = Any of UTF-8, UTF-16, Windows-1257.
I010-mend = Nothing needs to be done.

I011-title = Doubtful encoding
I011-what = Read as { $encoding }, some of the letters do not look Lithuanian.
I011-expected = Text whose letters are all clear.
I011-mend = Compare a few words with the original. If letters are garbled, export the file anew as “CSV UTF-8”.

I012-title = Garbled letters set right
I012-what = Letters had been garbled when the file was saved earlier (for instance “globÄ—jas”, “globëjas”) and were set right. { $scope ->
    [lines] Lines
   *[cells] Cells
 }: { $count }
I012-expected = Text saved in the right encoding.
I012-mend = Check a few values; the original is best saved anew as “CSV UTF-8”.

I013-title = Quotation mark not closed
I013-what = A cell begins here whose quotation mark (") is not closed: following lines may have become part of it.
I013-expected = Every opening quotation mark has a closing one.
I013-mend = Correct the quotation marks in this row or export the file anew.

I014-title = Too many cells in a row
I014-what = Cells in the row: { $cells_count }, columns in the header: { $columns_count }. Values may have shifted.
I014-expected = As many cells as columns.
I014-mend = A text probably contains the delimiter. Put it in quotation marks (") or export the file anew.

I015-title = Quotation marks read as letters
I015-what = A cell begins with a quotation mark (") that nothing closes: it was taken for a letter, not for the beginning of a cell. Marks: { $count }
I015-expected = Quotation marks that open a cell and close it.
I015-mend = Check that the rows were read right. To leave no doubt, export the file anew or write “ and ” instead of these marks.

I016-title = A cell holds line ends and delimiters
I016-what = Between the quotation marks of the cell there is a line end and a delimiter: other rows may have become part of it. Cells: { $count }
I016-expected = One value in each cell.
I016-mend = Open the file and see whether the cell holds its own text only. If there are other rows in it, correct the quotation marks or export the file anew.

I017-title = Row broken inside a cell
I017-what = A line end was taken for a part of the cell's text, because otherwise the record would fall into two incomplete rows. Places: { $count }
I017-expected = Each record on one line; a cell of several lines in quotation marks.
I017-mend = Check this row and the one after it. It is safer to export the file anew.

I018-title = Several files put together in one
I018-what = Another file begins here: the mark of a file's beginning stands before it. The records of both are read. Files added: { $count }
I018-expected = One file, one table.
I018-mend = Check that the files were put together on purpose and that no records are there twice.

I019-title = Table probably cut off
I019-what = The table ends exactly at row { $rows_count }: as many as a sheet of an old or a new spreadsheet program holds. These are probably not all records.
I019-expected = All records.
I019-mend = Compare the number of records with the program that they were exported from. If some are missing, export in parts, for instance by year.

## Sheets and columns

I020-title = No such sheet
I020-what = The workbook has no sheet that matches “{ $pattern }”. Sheets: { $sheets }.
I020-expected = The sheet that sheets = [ … ] names.
I020-mend = { $closest ->
    [empty] Correct sheets in rodiklis.toml or the sheet's name in the workbook.
   *[other] Did you mean the sheet “{ $closest }”? Correct sheets in rodiklis.toml.
 }

I021-title = Empty sheet
I021-what = There is nothing on the sheet.
I021-expected = A table, or no sheet.
I021-mend = Delete the sheet if it is not needed; otherwise nothing needs to be done.

I022-title = Hidden sheet read
I022-what = The sheet is hidden in the workbook, but its rows are read.
I022-expected = Sheets that are meant to be read.
I022-mend = If it must not be read, name the sheets that must: sheets = [ … ] in rodiklis.toml.
I022-told = Check whether the sheet holds records of this report.

I023-title = Column names not found
I023-what = No row with the column names was found; the sheet's records are in no figure.
I023-expected = A row that holds: { $columns }.
I023-mend = Check that this is the right sheet and that the names agree with rodiklis.toml. The row can be named: header_row = 3.
I023-told = Check that this is the right sheet and that its column heads are in place.

I024-title = No such column
I024-what = There is no column “{ $column }”; this field has no values from this sheet.
I024-expected = A column “{ $column }”.
I024-mend = { $closest ->
    [empty] Correct the column's name in the file or in rodiklis.toml.
   *[other] Is it the column “{ $closest }”? Correct the name in the file or in rodiklis.toml.
 }

I025-title = Column names alike
I025-what = The name “{ $column }” is repeated. Such columns: { $columns_count }. The first one is read.
I025-expected = Every column has a name of its own.
I025-mend = Rename the column that is not to be read.

I026-title = Column name with other letters
I026-what = The column “{ $column }” was recognised although the file writes it with other letters (with or without diacritics).
I026-expected = A name written as in rodiklis.toml.
I026-mend = Nothing needs to be done if it is the same column.

I027-title = Column not read
I027-what = { $column ->
    [empty] A column without a name is not read.
   *[other] The column “{ $column }” is not read.
 }
I027-expected = A column that belongs to a field or is named in ignore.
I027-mend = If it is needed, give it a field under [source.columns]; if not, name it in ignore = [ … ].

I028-title = No records on the sheet
I028-what = The column names were found, but there is no record below them.
I028-expected = At least one record.
I028-mend = Check that the sheet is filled in. If there really were no records, nothing needs to be done.

I029-title = Merged cells
I029-what = The value of a cell merged over several rows was given to each of its rows. Cells: { $count }
I029-expected = Each row has the value written in it.
I029-mend = Check that the value holds for all the rows; it is safer to unmerge the cells and write it in each.

## Rows

I030-title = Rows left out
I030-what = { $reason ->
    [note] Remarks beside the table; they are no records.
   *[other] Nothing in the columns that are read (for instance only a running number).
 } Rows: { $count }
I030-expected = Records, totals and headings.
I030-mend = Look at the first such row. If it is a record, fill in its cells.

I031-title = Total does not agree
I031-what = Printed total: { $printed }. Rows above it: { $rows }.{ $sum ->
    [empty] { "" }
   *[other] { " " }Sum of the column: { $sum }.
 }
I031-expected = The number of rows or the sum of the column.
I031-mend = Check that no row is missing and that the total was not typed by hand. Figures are computed from the rows, not from the total.

I032-title = Total not reconciled
I032-what = Printed total: { $printed }. Rows alone cannot confirm it: it holds for a certain day or counts something else. Rows above it: { $rows }.
I032-expected = A total that can be compared with rows.
I032-mend = Nothing needs to be done; compare the total with the indicator that belongs to it yourself.

I033-title = Rows alike
I033-what = The row says what { $first } has said already. Both are read.
I033-expected = Every record differs in one value at least.
I033-mend = If it is the same event, delete one of the rows.

## Values

I040-title = Date not understood
I040-what = Column “{ $column }”: { $reason ->
    [incomplete] the date is incomplete – its day, month or year is missing
    [ambiguous] it is not clear which number is the day and which the month
    [short-year] the year has two digits
    [several] more than one day is named
    [impossible] there is no such day
   *[unknown] this is no date
 }{ $shown ->
    [yes] : “{ $read }”.
   *[no] . The cell is not shown.
 }
I040-expected = One day, for instance: 2024-03-05, 2024.03.05, 2024 m. kovo 5 d.
I040-mend = Write the date as 2024-03-05. Until then the record has no date here.

I041-title = Duration not understood
I041-what = Column “{ $column }”: this is no duration{ $shown ->
    [yes] : “{ $read }”.
   *[no] . The cell is not shown.
 }
I041-expected = A duration, for instance: 45 min., 1,5 val., 1 val. 30 min., 1:30, 9.00–10.30.
I041-mend = Write the duration with its unit. Until then the record has no duration here.

I042-title = Duration rounded
I042-what = Column “{ $column }”: the duration is not a whole number of minutes and was rounded. Minutes: { $minutes }{ $shown ->
    [yes] { " " }(written “{ $read }”)
   *[no] { "" }
 }
I042-expected = A whole number of minutes.
I042-mend = If it matters, write minutes: 20 min. instead of 0,33 val.

I043-title = Number not understood
I043-what = Column “{ $column }”: { $reason ->
    [ambiguous] it is not clear whether the point groups thousands or begins the decimals
    [approximate] the number is approximate or a range
   *[unknown] this is no number
 }{ $shown ->
    [yes] : “{ $read }”.
   *[no] . The cell is not shown.
 }
I043-expected = One exact number, for instance: 34,75 or 1 208,40.
I043-mend = Write the number with a decimal comma and spaces between thousands. Until then the record has no value here.

I044-title = Number not whole
I044-what = Column “{ $column }”: the number has a fraction{ $shown ->
    [yes] : “{ $read }”.
   *[no] . The cell is not shown.
 }
I044-expected = A whole number.
I044-mend = Correct the number. Until then the record has no value here.

I045-title = Neither yes nor no
I045-what = Column “{ $column }”: the word is not understood{ $shown ->
    [yes] : “{ $read }”.
   *[no] . The cell is not shown.
 } Cells: { $count }
I045-expected = Yes or no (taip, ne, T, N, +, 1, 0, X, yra, nėra).
I045-mend = { $closest ->
    [empty] Correct the cell or give the word a meaning under [source.values.{ $field }]: yes = [ … ], no = [ … ].
   *[other] Did you mean “{ $closest }”? Correct the cell or give the word a meaning under [source.values.{ $field }].
 }

I046-title = Word without a code
I046-what = Column “{ $column }”: the word belongs to no code{ $shown ->
    [yes] : “{ $read }”.
   *[no] . The cell is not shown.
 } Cells: { $count }
I046-expected = A word listed under [source.values.{ $field }] or in the scale.
I046-mend = { $closest ->
    [empty] Give the word a code in rodiklis.toml or correct the cell.
   *[other] Is it “{ $closest }”? Give the word a code in rodiklis.toml or correct the cell.
 }

I047-title = Number not on the scale
I047-what = Column “{ $column }”: the scale has no such score{ $shown ->
    [yes] : “{ $read }”.
   *[no] . The cell is not shown.
 }
I047-expected = A score or word of the scale.
I047-mend = Correct the cell, or the scale in rodiklis.toml.
I047-told = Correct the cell.

I048-title = Formula error
I048-what = Column “{ $column }”: the cell holds a formula's error instead of a value{ $shown ->
    [yes] : { $read }.
   *[no] .
 }
I048-expected = A value.
I048-mend = Correct the formula or type the value. Until then the record has no value here.

I049-title = Value fits no field
I049-what = Column “{ $column }”: the value fits none of the patterns by which the column is shared out among fields. The cell is not shown.
I049-expected = A value that fits one of the patterns like = "…".
I049-mend = Correct the cell, or the pattern in rodiklis.toml.
I049-told = Correct the cell.

I050-title = Formula without a value
I050-what = Column “{ $column }”: the cell holds a formula, but the file does not hold its value.
I050-expected = A value that a spreadsheet program has computed.
I050-mend = Open the file in a spreadsheet program, let it compute, and save it. Until then the record has no value here.

I070-title = Hidden rows
I070-what = Rows are hidden but read as records: { $rows }. Rows: { $count }
I070-expected = A table in which all rows that are read can be seen.
I070-mend = Show the hidden rows in the spreadsheet program. If some must not be counted, delete them or move them to another sheet.

I071-title = Rows hidden by a filter
I071-what = A filter hides rows, but they are read as records: { $rows }. Rows: { $count }
I071-expected = A table without a filter, or a filter that is only for looking.
I071-mend = If the filter is not meant to take anything out of the figures, nothing needs to be done.

I072-title = Records struck through
I072-what = Rows hold text that is struck through, but they are read as records: { $rows }. Rows: { $count }
I072-expected = A value that says that the record has ended or does not hold: an end date, a status.
I072-mend = If striking through means an end, write its date; if it means a mistake, delete the row or the text.

I073-title = Copies of other files left out
I073-what = The workbook holds copies of other files' sheets, which the spreadsheet program keeps for formulas; they are not read. Copies: { $count }
I073-expected = The sheets of this workbook.
I073-mend = Nothing needs to be done. If the records of that file are needed too, name it: files = [ … ] in rodiklis.toml.
I073-told = Nothing needs to be done.

I074-title = All formulas give 0
I074-what = The value of all formulas of the sheet is 0, and nothing shows that a spreadsheet program computed them. Formulas: { $count }
I074-expected = Values that a spreadsheet program has computed.
I074-mend = Open the file in a spreadsheet program, let it compute, and save it.

I075-title = Damaged cell
I075-what = Column “{ $column }”: the value of the cell is not in the file, or is damaged.
I075-expected = A value that a spreadsheet program can read.
I075-mend = Open the file in a spreadsheet program, type the value anew and save it. Until then it is unknown.

## [[source]] in rodiklis.toml

I060-title = Unknown field
I060-what = The dataset “{ $dataset }” has no field “{ $field }”.
I060-expected = A field of the dataset.
I060-mend = { $closest ->
    [empty] Correct the field's name in rodiklis.toml.
   *[other] Did you mean “{ $closest }”?
 }

I061-title = Unknown code
I061-what = The field “{ $field }” of the dataset “{ $dataset }” has no code “{ $read }”.
I061-expected = One of the codes: { $allowed }.
I061-mend = { $closest ->
    [empty] Correct [source.values.{ $field }].
   *[other] Did you mean “{ $closest }”?
 }

I062-title = Setting not understood
I062-what = A setting of the field “{ $field }” of the dataset “{ $dataset }” is not understood: { $setting }.
I062-expected = A value such as a cell could hold.
I062-mend = Correct the setting in rodiklis.toml; docs/definitions.md describes them.
I062-told = The definition of the source must be corrected.

I063-title = Required field without a column
I063-what = The required field “{ $field }” of the dataset “{ $dataset }” has neither a column nor a fixed value.
I063-expected = A column under [source.columns] or a value under [source.set].
I063-mend = Complete the source in rodiklis.toml.
I063-told = The definition of the source must be completed.

I064-title = Field given twice
I064-what = The field “{ $field }” of the dataset “{ $dataset }” has both a column and a fixed value.
I064-expected = One of them.
I064-mend = Keep the field either under [source.columns] or under [source.set].

I065-title = Word with two meanings
I065-what = The word “{ $word }” of the field “{ $field }” of the dataset “{ $dataset }” has two meanings. The first one in alphabetical order holds.
I065-expected = Every word has one meaning.
I065-mend = Strike the word out of one of the meanings in rodiklis.toml.
I065-told = The word must have one meaning only.
