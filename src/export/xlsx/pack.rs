//! The file of a workbook. Texts are written as texts, so that none of them
//! becomes a formula or a link; the date of the file is that of the book, so
//! that the same book gives the same bytes.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime,
    Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use super::book::{Book, Cell, Column, Entry, FIRST_DAY, LISTS, Sheet};
use crate::model::units::Date;

/// A4, as printers count papers.
const A4: u8 = 9;

/// The file.
///
/// # Panics
/// Where a sheet is larger than spreadsheets take, which a book never is.
pub fn pack(book: &Book) -> Vec<u8> {
    #[expect(
        clippy::expect_used,
        reason = "a book keeps the limits of sheets, and a buffer takes every byte"
    )]
    packed(book).expect("a book fits into a file")
}

fn packed(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = day(FIRST_DAY.map_or(book.as_of, |first| book.as_of.max(first)))?;
    let title: String = book.title.chars().take(200).collect();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(title)
            .set_author("Muster")
            .set_creation_datetime(&created),
    );
    let looks = Looks::new();
    for sheet in &book.sheets {
        write(workbook.add_worksheet(), sheet, &looks)?;
    }
    workbook.save_to_buffer()
}

/// How cells look; nothing means anything by its colour.
struct Looks {
    head: Format,
    text: Format,
    day: Format,
}

impl Looks {
    fn new() -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        Self {
            head: top
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_border_bottom(FormatBorder::Medium),
            text: top.clone().set_text_wrap(),
            day: top.set_num_format("yyyy-mm-dd"),
        }
    }
}

fn write(to: &mut Worksheet, sheet: &Sheet, looks: &Looks) -> Result<(), XlsxError> {
    to.set_name(sheet.name)?;
    let last = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    for (at, column) in (0_u16..).zip(&sheet.columns) {
        to.write_string_with_format(0, at, &*column.head, &looks.head)?;
        head(to, at, column, last, looks)?;
    }
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        for (at, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => {
                    to.write_string_with_format(row, at, &**text, &looks.text)?;
                }
                Cell::Number(number) => {
                    to.write_number_with_format(row, at, *number, &looks.text)?;
                }
                Cell::Day(date) => {
                    to.write_datetime_with_format(row, at, day(*date)?, &looks.day)?;
                }
            }
        }
    }
    let width = u16::try_from(sheet.columns.len()).unwrap_or(u16::MAX);
    if last > 0 && width > 0 {
        to.autofilter(0, 0, last, width - 1)?;
    }
    to.set_freeze_panes(1, 0)?;
    to.set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_footer("&L&A&R&P / &N");
    to.set_repeat_rows(0, 0)?;
    Ok(())
}

/// Width and entries of a column.
fn head(
    to: &mut Worksheet,
    at: u16,
    column: &Column,
    last: u32,
    looks: &Looks,
) -> Result<(), XlsxError> {
    to.set_column_width(at, column.width)?;
    if column.hidden {
        to.set_column_hidden(at)?;
    }
    if column.entry == Entry::Day {
        to.set_column_format(at, &looks.day)?;
    }
    if last > 0
        && let Some(check) = check(column.entry)?
    {
        to.add_data_validation(1, at, last, at, &check)?;
    }
    Ok(())
}

fn check(entry: Entry) -> Result<Option<DataValidation>, XlsxError> {
    Ok(match entry {
        Entry::Free | Entry::OneOf { count: 0, .. } => None,
        Entry::Day => {
            let days = DataValidationRule::Between(
                ExcelDateTime::from_ymd(2000, 1, 1)?,
                ExcelDateTime::from_ymd(2199, 12, 31)?,
            );
            let check = DataValidation::new().allow_date(days);
            Some(check.set_error_message("Enter a day, such as 2026-12-01")?)
        }
        Entry::OneOf {
            column,
            count,
            open,
        } => {
            let letter = char::from(b'A' + u8::try_from(column.min(25)).unwrap_or_default());
            let range = format!("={LISTS}!${letter}$2:${letter}${}", count + 1);
            let check = DataValidation::new()
                .allow_list_formula(Formula::new(range))
                .set_error_message("Choose from the list")?;
            Some(if open {
                check.set_error_style(DataValidationErrorStyle::Warning)
            } else {
                check
            })
        }
    })
}

/// A day as spreadsheets know it; those before 1900 they do not.
fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::parse_from_str(&date.to_string())
}
