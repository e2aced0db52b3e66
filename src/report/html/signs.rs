//! The sign of a position: a shape and a colour, both by its place among the positions of its topic, so that who
//! sees no colours loses nothing.

/// Outlines within a square of sixteen around the origin.
const SHAPES: [&str; 6] = [
    // disc
    "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
    // diamond
    "M0-7.5L7.5 0L0 7.5L-7.5 0z",
    // triangle
    "M0-7L7 6H-7z",
    // cross
    "M-6.5-4L-4-6.5L0-2.5L4-6.5L6.5-4L2.5 0L6.5 4L4 6.5L0 2.5L-4 6.5L-6.5 4L-2.5 0z",
    // square
    "M-5.5-5.5H5.5V5.5H-5.5z",
    // ring
    "M-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0zM-3 0a3 3 0 1 1 6 0a3 3 0 1 1-6 0z",
];

/// Which sign a position has; beyond six they begin again, and the words beside them tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sign(usize);

impl Sign {
    /// The sign of the position at this place in its topic.
    pub(super) fn nth(place: usize) -> Self {
        Self(place % SHAPES.len())
    }

    /// The class that colours it.
    pub(super) fn class(self) -> String {
        format!("p{}", self.0)
    }

    /// The outline.
    pub(super) fn path(self) -> &'static str {
        SHAPES.get(self.0).copied().unwrap_or_default()
    }
}
