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

I014-title = Not as many cells as columns
I014-what = Cells in the row: { $cells_count }, columns in the header: { $columns_count }. Some values are lacking or have shifted, so all cells of this row are taken as unread.
I014-expected = As many cells as columns.
I014-mend = A text probably contains the delimiter or a line break. Put it in quotation marks (") or export the file anew.

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
I027-what = { $heading ->
    [empty] A column without a name is not read.
    [hidden] Columns that belong to no field are not read: { $columns }. What they are called is not repeated here. Columns: { $count }
   *[other] The column “{ $heading }” is not read.
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
    [of-which] Parts of a row above (“of which”); they would be counted twice.
    [average] Averages of the rows above; they are no records.
    [filtered] The mapping says (where) that they are no records.
   *[other] Nothing in the columns that are read (for instance only a running number).
 } Rows: { $count } ({ $rows }).
I030-expected = Records, totals and headings.
I030-mend = Look at these rows. If one of them is a record, fill in its cells.

I031-title = Total does not agree
I031-what = Printed total: { $printed }. Rows that it was compared with: { $rows }.{ $sum ->
    [empty] { "" }
   *[other] { " " }Sum of the column: { $sum }.
 }
I031-expected = The number of rows or the sum of the column.
I031-mend = Check that no row is missing and that the total was not typed by hand. Figures are computed from the rows, not from the total.

I032-title = Total not reconciled
I032-what = Printed total: { $printed }. Rows alone cannot confirm it: it holds for a certain day or counts something else. Rows that it was compared with: { $rows }.
I032-expected = A total that can be compared with rows.
I032-mend = Nothing needs to be done; compare the total with the indicator that belongs to it yourself.

I033-title = Rows alike
I033-what = The row says what { $first } has said already.
I033-expected = Every record differs in one value at least.
I033-mend = If it is the same event, delete one of the rows.

## Values

I040-title = Date not understood
I040-what = Column “{ $column }”: { $reason ->
    [incomplete] the date is incomplete – its day, month or year is missing
    [ambiguous] it is not clear which number is the day and which the month
    [short-year] the year has two digits
    [no-year] neither the cell nor the name of the sheet or file says the year
    [several] more than one day is named
    [impossible] there is no such day
   *[unknown] this is no date
 }{ $shown ->
    [yes] : “{ $read }”.
   *[no] . The cell is not shown.
 }
I040-expected = One day, for instance: 2024-03-05, 2024.03.05, 2024 m. kovo 5 d.
I040-mend = Write the date as 2024-03-05. Until then it counts as unknown, not as empty.

I041-title = Duration not understood
I041-what = Column “{ $column }”: this is no duration{ $shown ->
    [yes] : “{ $read }”.
   *[no] . The cell is not shown.
 }
I041-expected = A duration, for instance: 45 min., 1,5 val., 1 val. 30 min., 1:30, 9.00–10.30.
I041-mend = Write the duration with its unit. Until then it counts as unknown, not as empty.

I042-title = Duration rounded
I042-what = Column “{ $column }”: the duration is not a whole number of minutes and was rounded. Minutes: { $minutes }{ $shown ->
    [yes] { " " }(written “{ $read }”)
   *[no] { "" }
 }
I042-expected = A whole number of minutes.
I042-mend = If it matters, write minutes: 20 min. instead of 0,33 val.

I043-title = Number not understood
I043-what = Column “{ $column }”: { $reason ->
    [ambiguous] it is not clear whether the sign groups thousands or begins the decimals
    [approximate] the number is approximate or a range
    [too-large] the number is too large
   *[unknown] this is no number
 }{ $shown ->
    [yes] : “{ $read }”.
   *[no] . The cell is not shown.
 }
I043-expected = One exact number, for instance: 34,75 or 1 208,40.
I043-mend = Write the number with a decimal comma and spaces between thousands. Until then it counts as unknown, not as empty.

I044-title = Number not whole
I044-what = Column “{ $column }”: the number has a fraction{ $shown ->
    [yes] : “{ $read }”.
   *[no] . The cell is not shown.
 }
I044-expected = A whole number.
I044-mend = Correct the number. Until then it counts as unknown, not as empty.

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
I048-what = Column “{ $column }”: the cell holds the error of a formula or a program instead of a value{ $shown ->
    [yes] : { $read }.
   *[no] .
 }
I048-expected = A value.
I048-mend = Correct the formula or type the value. Until then it counts as unknown, not as empty.

I049-title = Value fits no field
I049-what = Column “{ $column }”: the value fits none of the patterns by which the column is shared out among fields. The cell is not shown.
I049-expected = A value that fits one of the patterns like = "…".
I049-mend = Correct the cell, or the pattern in rodiklis.toml.
I049-told = Correct the cell.

I050-title = Formula without a value
I050-what = Column “{ $column }”: the cell holds a formula, but the file does not hold its value.
I050-expected = A value that a spreadsheet program has computed.
I050-mend = Open the file in a spreadsheet program, let it compute, and save it. Until then it counts as unknown, not as empty.

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

## Limits

I080-title = The file is too large
I080-what = { $limit ->
    [file] The file is larger than { $most_count } MB.
    [parts] The workbook has too many parts. At most: { $most_count }.
    [unpacked] Unpacked, the workbook is larger than { $most_count } MB.
    [part] Unpacked, a part of the workbook (styles, relations or the list of sheets) is larger than { $most_count } MB.
    [sheets] The workbook has too many sheets. At most: { $most_count }.
    [rows] The file has too many rows. At most: { $most_count }.
    [columns] A row has too many columns. At most: { $most_count }.
    [cells] The file has too many cells (repeated ones, and empty ones before the last filled one, count as well). At most: { $most_count }.
    [cell] The text of a cell is too long. Characters at most: { $most_count }.
    [words] The texts of all cells are larger than { $most_count } MB.
    [areas] There are too many merged cells, filters and tables. At most: { $most_count }.
    [claimed] A sheet claims to have more cells than there can be. At most: { $most_count }.
    [line] One row of the file is larger than { $most_count } MB.
    [records] The file has too many records. At most: { $most_count }.
   *[page] The file claims that one of its pieces is larger than { $most_count } MB when unpacked.
 } The file was not read; its records are in no figure.
I080-expected = A file within these limits, which no office meets.
I080-mend = Open the file in the program that made it, keep the register's table alone and save it anew. If the file came from elsewhere, check that it is the right one.

I081-title = Too many files
I081-what = The patterns files = [ … ] (dataset “{ $dataset }”) name too many files. At most: { $most_count }. None of them was read.
I081-expected = As many files as the register has parts.
I081-mend = Narrow the pattern in rodiklis.toml: name the folder or the beginning of the file's name.

## Tables on a sheet

I110-title = Another table on the same sheet
I110-what = Another table of the same sheet begins here: the column names stand again, but in other columns. It was read by the same mapping.
I110-expected = One table on a sheet.
I110-mend = Check that both tables are about the same thing. If they are not, move the second one to another sheet.

I111-title = A column is absent from one of the tables
I111-what = Column “{ $column }” is in another table of this sheet and not in this one. Its cells are taken as empty here.
I111-expected = The same columns in both tables.
I111-mend = Add the column to this table too, or correct its name.

I112-title = Another table was not read
I112-what = { $where ->
    [above] Rows above the column names look like another table
   *[below] Another table, whose columns are not in the mapping, begins at this row
 }; they are not taken as records. Rows: { $count } ({ $rows }).
I112-expected = A table with the columns that the mapping names.
I112-mend = Move the other table to a sheet of its own, or name its columns alike. If it is not needed, write its column names into ignore = [ … ].

I113-title = Is this a total?
I113-what = The row looks like a total, and like a record too. It was read as a record, but the bounds of figures allow for its being none.
I113-expected = A total with the word “Total” at the beginning of its row, or a record.
I113-mend = If it is a total, delete it or write “Total” at the beginning of the row. If it is a record, nothing needs to be done.

I114-title = A total without a word
I114-what = Every number of this row is the sum of the rows above or below it, and nothing else stands in it. It was taken as a total, not as a record.
I114-expected = A total with the word “Total” at the beginning of its row.
I114-mend = If it is a total, write “Total”. If it is a record, write what it is about.

I115-title = Empty below a value
I115-what = { $returns ->
    [yes] In column “{ $column }” no value stands on two rows in turn, and some rows below them are empty. Whether that means “as above” or “none” is not clear: they were read as empty, but the bounds of figures allow for any value.
   *[no] Each value of column “{ $column }” stands once, and some rows below them are empty. Whether that means “as above” or “none” is not clear, so these cells are taken as unread.
 } Cells: { $count }
I115-expected = A value in every row.
I115-mend = If an empty cell means the same as the one above, write fill_down = ["{ $field }"] under [[source]] in rodiklis.toml. If there is no value, write “-” into the cell.
I115-told = Write the value into every row, and “-” where there is none.

I116-title = Empty cells filled from above
I116-what = As the mapping says, an empty cell means the same as the cell above it. Cells filled so: { $count }
I116-expected = A value in every row, or at least in the first of them.
I116-mend = Nothing needs to be done.

I117-title = Several days in one cell
I117-what = Column “{ $column }”: { $kind ->
    [range] the cell names a time from one day to another, so the row was read as a record for each day
   *[list] the cell lists several days, so the row was read as several records
 }. Days: { $days }.{ $shown ->
    [yes] { " " }Read: “{ $read }”.
   *[no] { " " }The cell is not shown.
 }
I117-expected = One day in a row.
I117-mend = Check that something happened on each of these days. If a duration or another number is for all days together, write each day in a row of its own: until then it is taken as unread, and the bounds of the figures allow for one event alone.

I118-title = Numbers without a unit taken as hours
I118-what = The column holds numbers without a unit. Its other cells show that they are hours, not minutes. Cells: { $count }
I118-expected = A duration with its unit, or the unit in the mapping.
I118-mend = Name the unit of the field “{ $field }” in rodiklis.toml: unit = "hours" or unit = "minutes".
I118-told = Write the unit beside the duration.

I119-title = Unfinished answers
I119-what = By column “{ $column }” these answers were begun and not sent{ $taken ->
    [yes] . None at all was sent, so all of them were read
   *[no] ; they are not taken as returned
 }. Rows: { $count } ({ $rows }).
I119-expected = Answers that were finished and sent.
I119-mend = Export finished answers only. If one of these was returned, fill in its cell in column “{ $column }”.

I120-title = Answers under “other” not read
I120-what = { $heading ->
    [hidden] A column holds answers that respondents typed in themselves, and it is not read. Cells: { $count }
   *[other] Column “{ $heading }” holds answers that respondents typed in themselves, and it is not read. Cells: { $count }
 }
I120-expected = A column that belongs to a field or is named in ignore.
I120-mend = Look at the answers: one of them may mean the same as an answer that was offered. If the column is not needed, name it in ignore = [ … ].

I121-title = The mapping does not apply to this file
I121-what = Such a file is read by its own column names, and the source says how cells are to be read. The file was not read.
I121-expected = A source without columns, words and fixed values, or a CSV file or workbook.
I121-mend = Take [source.columns], [source.values], [source.set] and the like out of the source in rodiklis.toml, or export the data as CSV.
I121-told = The mapping of the source has to be corrected.

I122-title = Words of the mapping that were never met
I122-what = { $setting ->
    [ignore] No file has the columns that ignore names
    [like] No cell fits the pattern of the field “{ $field }” of dataset “{ $dataset }”
   *[values] No cell holds these words of the field “{ $field }” of dataset “{ $dataset }”
 }{ $words ->
    [empty] . The words are not shown.
   *[other] : { $words }
 }
I122-expected = Words that the files hold.
I122-mend = Check that the words are spelt as in the files. Strike out those that are not needed.

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

## What was read and cannot be true

I090-title = Date in the future
I090-what = “{ $title_en }”: the date is later than { $kind ->
    [ahead] the latest day that can be expected
   *[happened] the report's day
 } ({ $latest }){ $shown ->
    [yes] : { $read }.
   *[no] . The cell is not shown.
 }
I090-expected = A day not later than { $latest }.
I090-mend = Correct the date. Until then the day counts as unknown.

I091-title = Date of another year or month
I091-what = “{ $title_en }”: the date does not lie in { $named }, which the name of the { $source ->
    [sheet] sheet
   *[file] file
 } and the dates of the other rows say{ $shown ->
    [yes] : { $read }.
   *[no] . The cell is not shown.
 }
I091-expected = A date as the name and the other rows have it.
I091-mend = { $state ->
    [doubted] Check the date. It stays as written, but the bounds of the figures allow for another one.
   *[unread] Correct the date. Until then the day counts as unknown.
 }

I092-title = Numbers rounded
I092-what = Column “{ $column }”: numbers with more than six decimals were rounded to six. Cells: { $count }
I092-expected = Six decimals at most.
I092-mend = If it matters, round the numbers yourself, for instance to cents.

I093-title = Thousands grouped by a mark
I093-what = Column “{ $column }”: the mark before the last three digits groups thousands, as other cells of the column show. Cells: { $count }
I093-expected = A decimal comma and spaces between thousands: 1 234,50.
I093-mend = Nothing needs to be done if these are thousands.

I094-title = Unclear comma
I094-what = Column “{ $column }”: it is not clear whether the comma before three digits groups thousands or begins the decimals (1,200), and no other cell of the column shows it. It was read as the decimal comma. Cells: { $count }
I094-expected = A decimal comma and spaces between thousands: 1 234,50.
I094-mend = If these are thousands, write them with a space or without a mark. Until then the bounds of the figures allow for another number.

I095-title = One code spelt in several ways
I095-what = “{ $title_en }”: codes differ only in case, dashes, spaces, invisible characters, letters of another alphabet that look alike, or in what a spreadsheet made of a number. They count as one code, spelt as it stands most often. Cells: { $count }
I095-expected = Each code is spelt alike everywhere.
I095-mend = Spell the code alike. If these are different codes, change them so that they differ in more than such signs.

I096-title = Unusable number
I096-what = Column “{ $column }”: { $reason ->
    [scientific] the spreadsheet made of a long number an approximate one, such as 5,12E+10
    [noughts] the number ends in noughts alone: a spreadsheet had rounded it
    [digits] the number is longer than 15 digits, so the spreadsheet replaced the last ones by noughts
    [word] this is a word or a mark for nobody, or for the one above, and no number
    [unfinished] the number is unfinished or marked as uncertain
    [time] the spreadsheet made a time of the number
   *[truth] the spreadsheet made a truth value of the number
 }. The cell is not shown.
I096-expected = A number written as text.
I096-mend = Format the column as text and type the number again, or export it anew. Until then the number counts as unknown.

I097-title = Invalid personal code
I097-what = Column “{ $column }”: { $reason ->
    [letters] the personal code does not consist of digits alone
    [length] the personal code does not have 11 digits
    [date] the personal code holds no real date of birth
    [check] the check digit of the personal code is wrong
   *[other] the spreadsheet changed the personal code
 }. The cell is not shown.
I097-expected = A Lithuanian personal code: 11 digits, of which the first seven tell sex and birth date and the last one is a check digit.
I097-mend = Correct the code from the document. If the person has no Lithuanian personal code, leave the cell empty.

I098-title = Each file numbers anew
I098-what = “{ $title_en }”: the same numbers stand for different records in different files or sheets. The name of the file or sheet was added to each number. Repeated numbers: { $count }
I098-expected = Numbers that do not repeat, or numbers of each file's own.
I098-mend = Nothing needs to be done if these are different records. If they are the same, keep them in one file.

I099-title = Records repeated in a later file
I099-what = Rows of this file or sheet are repeated in a later part of the same register ({ $later }). The later rows hold; these are not counted. Rows: { $count }
I099-expected = Each record in one file, or its latest state in the latest file.
I099-mend = Nothing needs to be done if the later file carries on the earlier one.

I100-title = A later file contradicts an earlier one
I100-what = “{ $title_en }”: in an earlier part of the register ({ $earlier }) the same record had a value that is gone or another one here.
I100-expected = What has happened is the same in the later file.
I100-mend = Compare the two files and enter the right value. The later one is counted, but the bounds of the figures allow for another value.

I101-title = Unclear scale of a question
I101-what = “{ $title_en }”: the scores of this column do not fit the question's scale ({ $from }–{ $to }), and the source does not describe its scale. All scores of the column count as unknown. Cells that do not fit: { $count }
I101-expected = Scores from { $from } to { $to }, or a described scale.
I101-mend = Correct the wrong scores, or say in rodiklis.toml what each score means: [source.scale.{ $field }].

I102-title = Wrapped cells
I102-what = Cells written as formulas ="…" were read as text. Cells: { $count }
I102-expected = Text or a number.
I102-mend = Nothing needs to be done.

I103-title = A number became a date
I103-what = “{ $title_en }”: the other numbers of this column are no dates, so this one, which looks like a date, was probably changed by a spreadsheet. The cell is not shown.
I103-expected = A number written as text.
I103-mend = Format the column as text and type the number again. Until then the number counts as unknown.

I104-title = Codes that are nearly alike
I104-what = “{ $title_en }”: this code differs from another one ({ $other }) only in marks between its parts, leading noughts, signs that look alike or a word beside the number. Whether they are one code or two is written nowhere. The cell is not shown. Cells: { $count }
I104-expected = One code is spelt alike everywhere, and different codes differ in letters or digits.
I104-mend = If they are one code, spell it alike. If not, change one of them. It counts as it stands, but the bounds of the figures allow for its being the other code.

I105-title = Several codes in one cell
I105-what = “{ $title_en }”: the cell holds several codes, so the row was read as several records. The cell is not shown. Codes: { $names }
I105-expected = One code in a row.
I105-mend = Give each code a row of its own with its duration or other number. Until then these numbers are taken as unread, and the bounds of the figures allow for the row being about the first code alone.

I106-title = Day far from all others
I106-what = “{ $title_en }”: { $kind ->
    [ahead] this day lies more than a year after the report's day, and no other days of the column lead up to it
   *[apart] the other rows of this file are of another time, and this day lies more than a year away from them
 }{ $shown ->
    [yes] : { $read }.
   *[no] . The cell is not shown.
 }
I106-expected = A day of the same time as in the other rows.
I106-mend = Check whether the year is right. The date is kept as it stands, but the bounds of the figures allow for another one.

I107-title = Word with an addition
I107-what = Column “{ $column }”: something is added to a known word{ $shown ->
    [yes] : “{ $read }”
   *[no] {""}
 }. { $says ->
    [times] The addition says that it happened several times.
    [not_held] The addition says that it did not take place.
   *[other] What the addition means, the mapping does not say.
 } Cells: { $count }
I107-expected = A word listed under [source.values.{ $field }], without an addition.
I107-mend = If the addition changes nothing, list the whole text in rodiklis.toml. If it did not take place, say so in the column for it; if it happened several times, give each time a row. Until then the word is taken without its addition, but the bounds of the figures allow for what it may mean.

I123-title = A row with one value alone
I123-what = Only one of the columns that are read is filled in this row. It was read as a record, but it may be the end of the row above.
I123-expected = A record with its other values.
I123-mend = Move the value to the row where it belongs, or fill in the rest of the row.

I124-title = Year unknown
I124-what = { $needs ->
    [month] The columns are days of a month, but neither the sheet's nor the file's name says of which month and year. These records are in no figure.
   *[year] The mapping needs a year, but neither the sheet's nor the file's name says one. These records are in no figure.
 }
I124-expected = { $needs ->
    [month] A sheet or file with a year and a month in its name, for instance: 2024 m. kovas.
   *[year] A sheet or file with one year in its name, for instance: Vizitai 2024.
 }
I124-mend = Rename the sheet or the file.

I125-title = How often is not known
I125-what = { $kind ->
    [torn] The row has too few or too many cells, so it is not known which cell belongs to which month or day.
    [amount_alone] A duration or another amount is written, but not how often.
    [no_day] Something is written on a day that the month does not have, or of an unknown year.
   *[unknown] The cell does not say how often; it is not shown.
 } Until it is mended these records are in no figure.
I125-expected = A number or signs, for instance: 3, 3 k., xx. For never, an empty cell or a dash.
I125-mend = Mend the cell. If its word means that there was nothing, name it in rodiklis.toml: none = ["…"].

I126-title = Columns of months or days are lacking
I126-what = { $kind ->
    [gap] These columns are lacking between other months or days, so the sheet's records are incomplete and in no figure: { $columns }.
   *[end] The columns of these months are not there; it is taken that nothing was recorded then: { $columns }.
 }
I126-expected = A column for each month or day.
I126-mend = Look for slips in the column names. Add the column that is lacking, even if it stays empty.

I127-title = Dates without their day
I127-what = { $column ->
    [empty] Of these records only the month is known.
   *[other] Column “{ $column }”: only the month, quarter or year is written.
 } One day is taken in its place, as the mapping says. That changes nothing for the reporting periods, but what is counted in days or in years of age may be inexact. Cells or records: { $count }
I127-expected = A whole date.
I127-mend = Where days are counted (for instance until an answer), write the whole date.

I128-title = Date without its day where a period begins
I128-what = { $column ->
    [empty] Of these records only the month is known.
   *[other] Column “{ $column }”: only the month, quarter or year is written.
 } Another reporting period begins within it, so it is not clear to which they belong. The day that the mapping says is taken, and bounds allow for another. Cells or records: { $count }
I128-expected = A whole date.
I128-mend = Write the whole date.

I129-title = Years of two digits
I129-what = Column “{ $column }”: the year has two digits. Where it stands is proven by other dates of the column. Cells: { $count }
I129-expected = A year of four digits.
I129-mend = Say in rodiklis.toml beside “{ $field }” short_year = "first" (24.03.05) or short_year = "last" (05.03.24).
I129-told = Write years with four digits.

I130-title = One amount for several rows
I130-what = Column “{ $column }”: a cell merged over several rows holds an amount. Whether each of the rows has it or they share it is not clear. It was counted for each of them, but the bounds of figures allow for another. Cells: { $count }
I130-expected = An amount in each row.
I130-mend = Unmerge the cells and write the amount of each row. Or say in rodiklis.toml, at the field “{ $field }”, merged = "each" if each row has the amount, or merged = "shared" if they share it.
I130-told = Unmerge the cells and write the amount of each row.

I131-title = A title between records
I131-what = Words stand alone in this row, above further rows. It was taken as a title, not as a record; the rows below it were read like those above. What the title says of them is not in the records.
I131-expected = One table with its header, or a header of its own for each table.
I131-mend = If the title says something of the rows below it (for instance that these left), write it into a column of its own. If it is a record, fill in the rest of the row.

I132-title = Several bear this name
I132-what = “{ $title_en }”: more than one record bears this name, so it is not clear which one is meant. It counts as unknown.
I132-expected = A name with what tells namesakes apart, for instance the family's number.
I132-mend = Add a column that tells them apart, and name it in rodiklis.toml: with = ["…"].

I133-title = Two columns say different things
I133-what = Column “{ $column }”: something else is written here than in the column that is read first. The first one's value is taken, and bounds allow for another. Cells: { $count }
I133-expected = The same value in both columns, or in one of them.
I133-mend = Look into the documents and mend the wrong cell.

I134-title = Sum in a cell
I134-what = Column “{ $column }”: a cell holds several addends, for instance 1+0,25; they are added up. Cells: { $count }
I134-expected = One number.
I134-mend = If these are not one person's posts but different things, write them in rows of their own.

I135-title = Sentence not understood
I135-what = This row is like none of the mapping's sentences, so the record was not read and these records are in no figure. The cell is not shown.
I135-expected = A sentence like one of the mapping's templates (sentences.like), or a row that is no record (sentences.not).
I135-mend = Mend the sentence, or add a template in rodiklis.toml.
I135-told = Write the sentence as the other rows do.

I136-title = One record in two rows
I136-what = The values of this row would carry on the unfinished row above; where they stand they do not fit, or lack what nearly all other rows have. It was read as a record, but it may be the end of the row above.
I136-expected = A record in one row.
I136-mend = If it is the end of the row above, move its values there. If it is a record, correct it and fill in what is lacking in both rows.

I140-title = The folder has a rodiklis.toml already
I140-what = This command would write a new description, and there is one here. Nothing was changed.
I140-expected = A folder that holds spreadsheets and no rodiklis.toml yet.
I140-mend = If the description is no longer needed, rename it and run the command again.

I141-title = Nothing to read was found
I141-what = The folder has no table that is like any register. Nothing was written.
I141-expected = Spreadsheets (XLSX, ODS, XLS) or text files (CSV) whose columns have headings.
I141-mend = Name the folder that holds the office’s registers.

I142-title = Folder not read
I142-what = The folder could not be looked through: { $message }. Nothing was written.
I142-expected = A folder that holds the office’s registers and may be read.
I142-mend = Check the folder’s name and its permissions.

I143-title = Description not written
I143-what = The file “rodiklis.toml” could not be written: { $message }. Your files were not changed.
I143-expected = A folder that may be written to, with free space.
I143-mend = Check the folder’s permissions and the free space.
