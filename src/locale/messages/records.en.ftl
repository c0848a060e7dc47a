# Data quality: Q…
Q001-title = Required value missing
Q001-what = The record lacks a value that every record must have: { $field }.
Q001-expected = Every record has this value.
Q001-mend = Fill in the value; until then the record counts as uncertain wherever it might belong.

Q002-title = Code used twice
Q002-what = Another record has the same value already: { $field }.
Q002-expected = Every record has a code of its own.
Q002-mend = If it is the same record, delete one row; if not, give it another code.

Q003-title = Reference to no record
Q003-what = The field “{ $field }” names a record that “{ $dataset }” does not have.
Q003-expected = A code that is in that register.
Q003-mend = Check that the code is spelt right and that the register has the record.

Q004-title = Value outside its limits
Q004-what = The value of “{ $field }” is outside its limits: { $read }.
Q004-expected = Limits: { $limits }.
Q004-mend = Check the value in the original document. { $kept ->
    [correction] An amount below nought is probably a correction. It is not counted, but the bounds of the figures allow both for it and for another amount. To have it counted, subtract it from the row that it corrects.
   *[other] Until it is corrected it is unknown in every figure.
}

Q005-title = Columnar file not read
Q005-what = { $column ->
    [empty] The columnar file could not be read.
   *[other] A value of the column “{ $column }” is not of the kind that is needed.
 }
Q005-expected = A Parquet or CSV file whose columns are named as the dataset's fields.
Q005-mend = Check the file and its columns.

Q006-title = Code that is not in the list
Q006-what = Values of “{ $field }” that are not in the code list: { $count }
Q006-expected = Codes: { $known }.
Q006-mend = Correct the file; such values fall in no group.

Q007-title = File not read
Q007-what = This file is not columnar, while other files of the same source are.
Q007-expected = In one source, only Parquet and CSV files with the dataset's field names, or only spreadsheets.
Q007-mend = Make the files of the source alike.

Q008-title = Data incomplete
Q008-what = Some files or columns of “{ $title_en }” could not be read.
Q008-expected = All files and columns of the source that rodiklis.toml names.
Q008-mend = Mend the errors named above. Until then the indicators that need these data are not computed: part of the records would give a wrong figure.

Q009-title = Required values missing in a columnar file
Q009-what = Missing values of “{ $field }”: { $count }
Q009-expected = Columnar files have every required value.
Q009-mend = Mend the file; until then the indicators that need these data are not computed.

Q011-title = The same file twice
Q011-what = This file has the same content as another file of its dataset: its records would be counted twice.
Q011-expected = Each file once.
Q011-mend = Delete the copy or change the pattern in files.

Q010-title = { $message_en }
Q010-what = { $message_en }
Q010-expected = Records for which this rule holds.
Q010-mend = { $mend_en }

Q012-title = Values of a columnar file not compared
Q012-what = Keys and references of “{ $field }” were not checked: there are more different values than { $most }.
Q012-expected = So many different values that all can be held in memory.
Q012-mend = Check keys used twice and references to no record where the file comes from. Indicators are computed.
