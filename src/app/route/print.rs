//! How pages are written in addresses.

use super::Page;

impl Page {
    /// Writes it as the end of an address.
    pub(super) fn print(self, out: &mut String) {
        let (word, object) = match self {
            Self::Overview => ("overview", None),
            Self::Responsibilities(duty) => ("responsibilities", duty),
            Self::Catalogues(object) => ("services", object),
            Self::Deployment(section, object) => {
                out.push_str("deployment/");
                (section.key(), object)
            }
            Self::Readiness(entry) => ("readiness", entry),
            Self::Scenarios(None) => ("scenarios", None),
            Self::Scenarios(own) => ("scenarios/own", own),
            Self::Scenario(showing) => {
                showing.print(out);
                ("", None)
            }
            Self::Run(showing) => {
                showing.print(out);
                ("/run", None)
            }
            Self::Drills(object) => ("drills", object),
            Self::People(view) => ("", view.print(out)),
            Self::History(object) => ("history", object),
            Self::Changes(between) => {
                out.push_str(&between.print());
                ("", None)
            }
            Self::Export => ("export", None),
            Self::Print => ("print", None),
            Self::Import => ("import", None),
            Self::Merge => ("merge", None),
        };
        out.push_str(word);
        if let Some(object) = object {
            out.push('/');
            out.push_str(&object.to_string());
        }
    }
}
