//! Small plain enums that carry meaning into marks, bars and notices without any domain type.

/// Whose half of a task something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// The service's provider.
    Provider,
    /// The customer.
    Customer,
    /// Both, each with duties of their own (tasks only).
    Shared,
    /// Somebody else.
    ThirdParty,
    /// Nobody can be sure.
    Unknown,
}

impl Party {
    /// Every party, in the order of legends.
    pub const ALL: [Self; 5] = [
        Self::Provider,
        Self::Shared,
        Self::Customer,
        Self::ThirdParty,
        Self::Unknown,
    ];

    /// The letter of the mark.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Provider => "P",
            Self::Customer => "C",
            Self::Shared => "S",
            Self::ThirdParty => "T",
            Self::Unknown => "?",
        }
    }

    /// The word of the mark.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Provider => "Provider",
            Self::Customer => "Customer",
            Self::Shared => "Shared",
            Self::ThirdParty => "Third party",
            Self::Unknown => "Unknown",
        }
    }

    /// The tone that colours it.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Provider => Tone::Provider,
            Self::Customer => Tone::Customer,
            Self::Shared => Tone::Shared,
            Self::ThirdParty => Tone::ThirdParty,
            Self::Unknown => Tone::Unknown,
        }
    }
}

/// How bad something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Recovery fails.
    Critical,
    /// Recovery is in doubt.
    High,
    /// Recovery is slower or less certain.
    Medium,
    /// Worth mending.
    Low,
}

impl Severity {
    /// Every severity, worst first.
    pub const ALL: [Self; 4] = [Self::Critical, Self::High, Self::Medium, Self::Low];

    /// The word of the mark.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Critical => "Critical",
            Self::High => "High",
            Self::Medium => "Medium",
            Self::Low => "Low",
        }
    }

    /// The tone that colours it.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Critical => Tone::Critical,
            Self::High => Tone::High,
            Self::Medium => Tone::Medium,
            Self::Low => Tone::Low,
        }
    }
}

/// How a check or a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// To be done.
    Open,
    /// Not known; never counts as fine.
    Unknown,
    /// The proof no longer fits the deployment or its date has passed.
    VerifyAgain,
    /// Somebody is at it.
    InProgress,
    /// Done, without proof.
    Done,
    /// Done, with proof.
    Verified,
    /// Left as it is, by name and reason.
    AcceptedRisk,
    /// Does not concern this deployment.
    NotApplicable,
}

impl Standing {
    /// The word of the mark.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::Unknown => "Unknown",
            Self::VerifyAgain => "Verify again",
            Self::InProgress => "In progress",
            Self::Done => "Done",
            Self::Verified => "Verified",
            Self::AcceptedRisk => "Accepted risk",
            Self::NotApplicable => "Not applicable",
        }
    }

    /// The tone that colours it.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Open => Tone::Critical,
            Self::Unknown => Tone::Unknown,
            Self::VerifyAgain => Tone::Medium,
            Self::InProgress => Tone::Accent,
            Self::Done | Self::Verified => Tone::Good,
            Self::AcceptedRisk => Tone::High,
            Self::NotApplicable => Tone::Neutral,
        }
    }
}

/// The colours with a meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// No meaning.
    #[default]
    Neutral,
    /// Chosen, current, under way.
    Accent,
    /// Fine.
    Good,
    /// Severity critical, or an error.
    Critical,
    /// Severity high, or a warning.
    High,
    /// Severity medium.
    Medium,
    /// Severity low.
    Low,
    /// Not known.
    Unknown,
    /// The provider's half.
    Provider,
    /// The customer's half.
    Customer,
    /// A task of both.
    Shared,
    /// Somebody else's half.
    ThirdParty,
}

impl Tone {
    /// The style sheet's class: sets the colours `--tone` and `--tone-soft`.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "tone-neutral",
            Self::Accent => "tone-accent",
            Self::Good => "tone-good",
            Self::Critical => "tone-critical",
            Self::High => "tone-high",
            Self::Medium => "tone-medium",
            Self::Low => "tone-low",
            Self::Unknown => "tone-unknown",
            Self::Provider => "tone-provider",
            Self::Customer => "tone-customer",
            Self::Shared => "tone-shared",
            Self::ThirdParty => "tone-third",
        }
    }
}
