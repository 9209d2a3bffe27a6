//! Where the parts of an expression stand. The parser's tree does not say, but
//! it is walked in the order of the text, so that the words can be counted off.

use cel::parser::pratt_parser::{Lexer, TokenKind};

use super::tree::Column;

/// The words of an expression, counted off from the left.
pub(super) struct Positions {
    tokens: Vec<(Word, Column)>,
    next: usize,
}

/// What a word is.
#[derive(PartialEq)]
enum Word {
    Name(String),
    Literal,
    Other,
}

impl Positions {
    /// The words of the text, which the parser has understood.
    pub(super) fn new(text: &str) -> Self {
        let mut lexer = Lexer::new(text);
        let mut tokens = Vec::new();
        // No word is empty, so that there are not more than bytes.
        for _ in 0..text.len() {
            let token = lexer.lex();
            let word = match token.kind {
                TokenKind::TokEnd | TokenKind::TokError => break,
                TokenKind::TokWhitespace | TokenKind::TokComment => continue,
                TokenKind::TokIdent | TokenKind::TokReservedWord => Word::Name(
                    text.get(token.start..token.end)
                        .unwrap_or_default()
                        .to_owned(),
                ),
                TokenKind::TokNull
                | TokenKind::TokTrue
                | TokenKind::TokFalse
                | TokenKind::TokInt
                | TokenKind::TokUint
                | TokenKind::TokFloat
                | TokenKind::TokString
                | TokenKind::TokBytes => Word::Literal,
                _ => Word::Other,
            };
            tokens.push((word, column(text, 1, token.start + 1)));
        }
        Self { tokens, next: 0 }
    }

    /// Where that name stands next.
    pub(super) fn name(&mut self, name: &str) -> Column {
        self.find(|word| matches!(word, Word::Name(known) if known == name))
    }

    /// Where the next value stands.
    pub(super) fn literal(&mut self) -> Column {
        self.find(|word| *word == Word::Literal)
    }

    /// Where the next word stands, or the last.
    pub(super) fn here(&self) -> Column {
        let word = self.tokens.get(self.next).or(self.tokens.last());
        word.map_or(1, |(_, column)| *column)
    }

    fn find(&mut self, fits: impl Fn(&Word) -> bool) -> Column {
        let mut words = self.tokens.iter().enumerate().skip(self.next);
        let Some((at, (_, column))) = words.find(|(_, (word, _))| fits(word)) else {
            return self.here();
        };
        let column = *column;
        self.next = at + 1;
        column
    }
}

/// The character, from 1 and over all lines, at that byte of a line.
pub(super) fn column(text: &str, line: usize, byte: usize) -> Column {
    let before: usize = text
        .split_inclusive('\n')
        .take(line - 1)
        .map(str::len)
        .sum();
    let bytes = before + byte - 1;
    1 + text
        .char_indices()
        .take_while(|(at, _)| *at < bytes)
        .count()
}
