//! The checks of a catalogue before the plan takes it.

use yew::prelude::*;

use crate::catalogue::duty::Catalogue;
use crate::readiness::rule::Severity;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::card::Card;
use crate::ui::components::mark::SeverityMark;
use crate::ui::marks;

use super::counted;

/// How many are shown.
const SHOWN: usize = 200;

/// Properties of [`ChecksRead`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChecksReadProps {
    /// The catalogue.
    pub(super) catalogue: ByPtr<Catalogue>,
}

/// The checks with area and severity; nothing where there are none.
#[component]
pub(super) fn ChecksRead(props: &ChecksReadProps) -> Html {
    let catalogue = &props.catalogue;
    let count = catalogue.checks.len();
    let more = count.saturating_sub(SHOWN);
    if count == 0 {
        return Html::default();
    }
    html! {
        <Card title="Checks that were read" sub={counted(count, "check", "checks")} flush={true}>
            <div class="table-scroll" tabindex="0" role="group" aria-label="Checks that were read">
                <table class="table">
                    <thead><tr>
                        <th scope="col">{ "Check" }</th>
                        <th scope="col">{ "Severity" }</th>
                        <th scope="col">{ "What is to be stated" }</th>
                    </tr></thead>
                    <tbody>
                        for (at, check) in catalogue.checks.iter().take(SHOWN).enumerate() {
                            <tr key={at}>
                                <th scope="row">{ check.title.clone() }<div class="sub">{ catalogue.area_title(&check.area) }</div></th>
                                <td>
                                    if let Some(severity) = Severity::from_key(&check.severity) {
                                        <SeverityMark severity={marks::severity(severity)} />
                                    }
                                </td>
                                <td class="as-written">{ check.text.clone() }</td>
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
            if more > 0 { <p class="sub small pad">{ format!("and {more} more") }</p> }
        </Card>
    }
}
