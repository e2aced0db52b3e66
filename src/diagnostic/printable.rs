//! Text of unknown origin made safe to print.
//!
//! In: any text. Out: the same with controls and directional characters made visible.

/// Whether a character steers the direction or the line of what follows it without being seen.
pub fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// For messages and names: such characters as `\u{…}`. Line ends stay, tabs become spaces.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push(c),
            '\t' => out.push(' '),
            c if c.is_control() || is_direction(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

/// For quoted lines, where carets count columns: such characters as one visible character each.
pub(super) fn pictured(text: &str) -> String {
    text.chars().map(picture).collect()
}

fn picture(c: char) -> char {
    match c {
        // The renderer widens tabs itself.
        '\t' => c,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        c if c.is_control() || is_direction(c) => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_become_visible_and_the_rest_stays() {
        assert_eq!(escaped("ا\u{1b}[m\u{202e}\tب\n"), "ا\\u{1b}[m\\u{202e} ب\n");
        assert_eq!(pictured("ا\u{1b}\u{202e}\u{7f}ب"), "ا\u{241b}\u{fffd}\u{2421}ب");
    }
}
