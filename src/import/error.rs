//! Why a file cannot be imported: what it is, and what to run instead.

/// Why nothing of a file could be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// There is nothing in it.
    Empty,
    /// It has more bytes than are read.
    TooLarge(usize),
    /// It is no text; the place of the first byte that is none.
    NotText(usize),
    /// It is a web page.
    WebPage,
    /// It stops in the middle, at that line.
    Truncated(usize),
    /// It is nested deeper than any inventory, at that line.
    TooDeep(usize),
    /// It is no JSON, or its parts have other shapes than the format has.
    Malformed {
        /// What it was taken for.
        format: &'static str,
        /// What the parser says, with the place.
        what: String,
    },
    /// It is the log of a run.
    PlanLog,
    /// It is a Terraform plan in binary form, or an archive.
    Archive,
    /// It is a state of that version, from before Terraform 0.12.
    OldState(String),
    /// It is of a format version that this release does not know.
    Newer {
        /// What kind of file.
        format: &'static str,
        /// The version that it names.
        version: String,
    },
    /// It is a state or plan without any resource.
    NoResources,
    /// A message of the cloud that something went wrong, instead of data.
    Refusal(String),
    /// It is a list without anything on it.
    NothingListed,
    /// It is what Terraform prints for people.
    ForPeople,
    /// It is JSON that no reader knows; its first names.
    UnknownJson(String),
    /// It is text that no reader knows.
    UnknownText,
    /// It is a plan of this program, and cannot be read.
    Plan(String),
}

impl std::fmt::Display for ImportError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str(
                "The file is empty. Run the command again and see whether it reports an error, for example: terraform show -json > state.json",
            ),
            Self::TooLarge(bytes) => write!(
                f,
                "The file has {bytes} bytes, more than an import reads. Export one workspace or one list at a time"
            ),
            Self::NotText(at) => write!(
                f,
                "The file is not text: byte {at} is neither UTF-8 nor UTF-16. Export it anew as JSON, CSV or text"
            ),
            Self::WebPage => f.write_str(
                "This is a web page, probably a login or an error page, not an inventory. Log in (ibmcloud login) and export again, for example: ibmcloud is instances --output json > instances.json",
            ),
            Self::Truncated(line) => write!(
                f,
                "The file ends in the middle, at line {line}: it was cut off. Copy it again, or run the command again and wait for its end"
            ),
            Self::TooDeep(line) => write!(
                f,
                "The file is nested deeper than any inventory, at line {line}. Export it again, for example: terraform show -json > state.json"
            ),
            Self::Malformed { format, what } => write!(
                f,
                "This looks like {format}, but cannot be read: {what}. Export it again without editing it"
            ),
            Self::PlanLog => f.write_str(
                "This is the log that terraform plan -json or apply -json writes, not a plan. Run: terraform plan -out plan.bin, then: terraform show -json plan.bin > plan.json",
            ),
            Self::Archive => f.write_str(
                "This is an archive or a binary plan. Run: terraform show -json FILE > plan.json; a spreadsheet is saved as CSV",
            ),
            Self::OldState(version) => write!(
                f,
                "This is a Terraform state of version {version}, from before Terraform 0.12. Run terraform apply or state pull with a current version, then: terraform show -json > state.json"
            ),
            Self::Newer { format, version } => write!(
                f,
                "This is {format} of version {version}, which this release does not know. Nothing was changed; export it with an earlier version, or use a newer release of this program"
            ),
            Self::NoResources => f.write_str(
                "This is Terraform's JSON without any resource: the state is empty, or the workspace or folder is another one. Run terraform workspace show, then: terraform show -json > state.json",
            ),
            Self::Refusal(what) => write!(
                f,
                "This is not data but a refusal of the cloud: {what}. Log in (ibmcloud login) and run the command again"
            ),
            Self::NothingListed => f.write_str(
                "This is an empty list: there is nothing to import. Check region, resource group and account (ibmcloud target), and run the command again",
            ),
            Self::ForPeople => f.write_str(
                "This is what Terraform prints for people. Run: terraform show -json > state.json, or for a plan file: terraform show -json plan.bin > plan.json",
            ),
            Self::UnknownJson(names) => write!(
                f,
                "This is JSON, but no inventory that is known here (it begins with {names}). Run for example: terraform show -json > state.json, or: ibmcloud is instances --output json > instances.json"
            ),
            Self::UnknownText => f.write_str(
                "This text is no inventory that is known here. Use JSON (terraform show -json, ibmcloud … --output json), a pasted table with its heading, or CSV whose first row names the columns",
            ),
            Self::Plan(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for ImportError {}

/// What the parser's error means for a file of that format.
pub(super) fn explain(format: &'static str, error: &serde_json::Error) -> ImportError {
    if error.is_eof() {
        return ImportError::Truncated(error.line());
    }
    let what = error.to_string();
    // The parser has no other way to tell this apart than its text.
    if what.starts_with("recursion limit exceeded") {
        return ImportError::TooDeep(error.line());
    }
    ImportError::Malformed { format, what }
}
