//! Small indices that stand for the ids of a compiled pack.

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u16);
        impl $name {
            /// The index as a position in a list.
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    };
}

index!(
    /// An actor of the pack.
    ActorId
);
index!(
    /// A side of the pack.
    SideId
);
index!(
    /// A topic of the pack.
    TopicId
);
index!(
    /// A position, counted over all topics of the pack.
    PositionId
);
index!(
    /// A content rule, counted over all topics of the pack.
    RuleId
);
index!(
    /// A role that a topic's claims have, counted over all topics of the pack.
    RoleId
);

impl ActorId {
    /// Stands in examples for any body that the pack does not list.
    pub const UNLISTED: Self = Self(u16::MAX);
}
