//! Bytes as a row of choices: the same bytes make the same thing, and when they run out the first choice is taken.

/// What is left of the bytes.
pub struct Choices<'a>(&'a [u8]);

impl<'a> Choices<'a> {
    pub fn of(bytes: &'a [u8]) -> Self {
        Choices(bytes)
    }

    pub fn byte(&mut self) -> u8 {
        match self.0.split_first() {
            Some((first, rest)) => {
                self.0 = rest;
                *first
            }
            None => 0,
        }
    }

    /// Below `end`, which is not nought.
    pub fn below(&mut self, end: usize) -> usize {
        let number = usize::from(self.byte());
        if end > 256 { (number << 8 | usize::from(self.byte())) % end } else { number % end }
    }

    /// Yes in so many of 256; never when the bytes have run out.
    pub fn chance(&mut self, of_256: u8) -> bool {
        255 - self.byte() < of_256
    }

    pub fn pick<'b, T>(&mut self, of: &'b [T]) -> &'b T {
        &of[self.below(of.len())]
    }

    /// A few bytes as they are.
    pub fn raw(&mut self, most: usize) -> &'a [u8] {
        let length = self.below(most + 1).min(self.0.len());
        let (taken, rest) = self.0.split_at(length);
        self.0 = rest;
        taken
    }

    pub fn rest(self) -> &'a [u8] {
        self.0
    }
}
