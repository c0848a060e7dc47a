//! The codes of this room's findings. Their wording: `src/locale/messages/ingest.*.ftl`; their table: `docs/findings.md`.

/// Where findings about the mapping itself stand.
pub(super) const WORKSPACE: &str = "rodiklis.toml";

/// An argument without a value: messages choose their wording by it.
pub(super) const NONE: &str = "empty";

pub(super) const NO_FILE: &str = "I001";
pub(super) const BAD_PATTERN: &str = "I002";
pub(super) const UNREADABLE: &str = "I003";
pub(super) const BROKEN_WORKBOOK: &str = "I004";
pub(super) const PROTECTED_WORKBOOK: &str = "I005";
pub(super) const EMPTY_FILE: &str = "I006";
pub(super) const UNKNOWN_KIND: &str = "I007";
pub(super) const LOCK_FILE: &str = "I008";
pub(super) const BROKEN_SHEET: &str = "I009";

pub(super) const ENCODING: &str = "I010";
pub(super) const DOUBTFUL_ENCODING: &str = "I011";
pub(super) const MOJIBAKE: &str = "I012";
pub(super) const UNCLOSED_QUOTE: &str = "I013";
pub(super) const RAGGED_ROW: &str = "I014";

pub(super) const MARKS_AS_LETTERS: &str = "I015";
pub(super) const SWALLOWING_CELL: &str = "I016";
pub(super) const BROKEN_LINES: &str = "I017";
pub(super) const JOINED_FILES: &str = "I018";
pub(super) const CUT_OFF: &str = "I019";

pub(super) const NO_SHEET: &str = "I020";
pub(super) const EMPTY_SHEET: &str = "I021";
pub(super) const HIDDEN_SHEET: &str = "I022";
pub(super) const NO_HEADER: &str = "I023";
pub(super) const NO_COLUMN: &str = "I024";
pub(super) const TWIN_HEADERS: &str = "I025";
pub(super) const FOLDED_HEADER: &str = "I026";
pub(super) const UNMAPPED_COLUMN: &str = "I027";
pub(super) const NO_RECORDS: &str = "I028";
pub(super) const MERGED_CELLS: &str = "I029";

pub(super) const LEFT_OUT: &str = "I030";
pub(super) const TOTAL_DIFFERS: &str = "I031";
pub(super) const TOTAL_NOT_RECONCILED: &str = "I032";
pub(super) const TWIN_ROWS: &str = "I033";

pub(super) const BAD_DATE: &str = "I040";
pub(super) const BAD_DURATION: &str = "I041";
pub(super) const ROUNDED_DURATION: &str = "I042";
pub(super) const BAD_NUMBER: &str = "I043";
pub(super) const NOT_WHOLE: &str = "I044";
pub(super) const BAD_BOOLEAN: &str = "I045";
pub(super) const UNMAPPED_WORD: &str = "I046";
pub(super) const OFF_SCALE: &str = "I047";
pub(super) const FORMULA_ERROR: &str = "I048";
pub(super) const FITS_NO_FIELD: &str = "I049";
pub(super) const UNCOMPUTED: &str = "I050";

pub(super) const HIDDEN_ROWS: &str = "I070";
pub(super) const FILTERED_ROWS: &str = "I071";
pub(super) const STRUCK_ROWS: &str = "I072";
pub(super) const FOREIGN_COPY: &str = "I073";
pub(super) const ZERO_FORMULAS: &str = "I074";
pub(super) const BROKEN_CELL: &str = "I075";
pub(super) const TOO_LARGE: &str = "I080";
pub(super) const TOO_MANY_FILES: &str = "I081";
pub(super) const NEXT_TABLE: &str = "I110";
pub(super) const ABSENT_HERE: &str = "I111";
pub(super) const OTHER_TABLE: &str = "I112";
pub(super) const DOUBTFUL_TOTAL: &str = "I113";
pub(super) const UNNAMED_TOTAL: &str = "I114";
pub(super) const NAMED_ONCE: &str = "I115";
pub(super) const FILLED_DOWN: &str = "I116";
pub(super) const SEVERAL_DAYS: &str = "I117";
pub(super) const ASSUMED_HOURS: &str = "I118";
pub(super) const DRAFTS: &str = "I119";
pub(super) const OTHER_ANSWERS: &str = "I120";
pub(super) const MAPPING_UNUSED: &str = "I121";
pub(super) const WORDS_UNUSED: &str = "I122";
pub(super) const LONE_VALUE: &str = "I123";
pub(super) const NO_YEAR: &str = "I124";
pub(super) const BAD_TIMES: &str = "I125";
pub(super) const LACKING_TIME: &str = "I126";
pub(super) const PARTIAL_DATE: &str = "I127";
pub(super) const PARTED_DATE: &str = "I128";
pub(super) const PROVEN_YEAR: &str = "I129";
pub(super) const MERGED_AMOUNT: &str = "I130";
pub(super) const TITLE: &str = "I131";
pub(super) const NAME_OF_SEVERAL: &str = "I132";
pub(super) const TWO_SAY: &str = "I133";
pub(super) const SUM_IN_CELL: &str = "I134";
pub(super) const NO_SENTENCE: &str = "I135";
pub(super) const IN_TWO_ROWS: &str = "I136";

pub(super) const UNKNOWN_FIELD: &str = "I060";
pub(super) const UNKNOWN_CODE: &str = "I061";
pub(super) const BAD_SETTING: &str = "I062";
pub(super) const REQUIRED_UNMAPPED: &str = "I063";
pub(super) const FIELD_TWICE: &str = "I064";
pub(super) const WORD_TWICE: &str = "I065";

pub(super) const FUTURE_DATE: &str = "I090";
pub(super) const OUTSIDE_NAMED_TIME: &str = "I091";
pub(super) const ROUNDED_NUMBER: &str = "I092";
pub(super) const PROVEN_THOUSANDS: &str = "I093";
pub(super) const DOUBTFUL_COMMA: &str = "I094";
pub(super) const SPELLINGS: &str = "I095";
pub(super) const SPREADSHEET_NAME: &str = "I096";
pub(super) const BAD_PERSONAL_CODE: &str = "I097";
pub(super) const LOCAL_KEY: &str = "I098";
pub(super) const EARLIER_BOOK: &str = "I099";
pub(super) const LOST_IN_LATER_BOOK: &str = "I100";
pub(super) const UNDECIDED_SCALE: &str = "I101";
pub(super) const WRAPPED: &str = "I102";
pub(super) const SPREADSHEET_DATE: &str = "I103";
pub(super) const LIKE_NAMES: &str = "I104";
pub(super) const SEVERAL_NAMES: &str = "I105";
pub(super) const LONE_DAY: &str = "I106";
pub(super) const ADDITION: &str = "I107";
