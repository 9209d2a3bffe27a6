//! How long data takes to move: its size over the narrowest part of the way.

use super::term::{Missing, Origin, Place, Range};
use crate::model::connection::{Connection, ConnectionPlatform};
use crate::model::links::Links;
use crate::model::workload::Workload;

/// What a connector agent moves on average, in MB/s: the only rate that a
/// page names (`brs.connector-agent`).
const AGENT_AVERAGE: u64 = 100;
/// What it moves at its peak.
const AGENT_PEAK: u64 = 150;

/// The rates along the way from the service to a restore target, in MB/s.
pub(super) struct Way {
    /// All usable connectors together: where all goes well, and as a rule.
    connectors: Option<(u64, u64)>,
    /// The network.
    network: Option<u64>,
    /// The target.
    target: Option<u64>,
    /// The rates as people read them.
    how: Vec<String>,
    /// Where they come from.
    pub(super) origins: Vec<Origin>,
    /// Which are not stated.
    missing: Vec<(Place, &'static str)>,
    /// How many connectors are usable, and how many there are.
    pub(super) usable: (u32, u32),
}

impl Way {
    /// The way to a workload, through that many of its connectors; through
    /// all where none is said.
    pub(super) fn to(links: &Links, workload: &Workload, connectors: Option<u32>) -> Self {
        let mut way = Self::shared(links, workload, connectors);
        way.target = stated(workload.target_mb_per_second.value().map(|rate| rate.0));
        let place = Place::of(workload, "target_mb_per_second");
        let rate = way.target;
        way.note(rate, place, "What the restore target writes", "the target");
        way
    }

    /// The part of that way that it shares with others of the connection.
    pub(super) fn shared(links: &Links, workload: &Workload, connectors: Option<u32>) -> Self {
        let mut way = Self {
            connectors: None,
            network: None,
            target: None,
            how: Vec::new(),
            origins: Vec::new(),
            missing: Vec::new(),
            usable: (0, 0),
        };
        let Some(connection) = links.connection_of(workload) else {
            way.missing.push((
                Place::of(workload, "connection"),
                "By which connection it is restored",
            ));
            return way;
        };
        let through = way.through(links, connection, connectors);
        way.how.push(through);
        way.network = stated(connection.network_mb_per_second.value().map(|rate| rate.0));
        let place = Place::of(connection, "network_mb_per_second");
        let rate = way.network;
        way.note(rate, place, "What the network carries", "the network");
        way
    }

    /// The connectors' part of the way, in words.
    fn through(&mut self, links: &Links, connection: &Connection, usable: Option<u32>) -> String {
        let agent = connection.platform.is(&ConnectionPlatform::ConnectorAgent);
        let listed = u32::try_from(links.connectors_of(connection).len()).unwrap_or(u32::MAX);
        // An agent on the source is a connector of its own.
        let all = if agent { listed.max(1) } else { listed };
        let count = usable.unwrap_or(all);
        self.usable = (count, all);
        let place = Place::of(connection, "connector_mb_per_second");
        let own = stated(
            connection
                .connector_mb_per_second
                .value()
                .map(|rate| rate.0),
        );
        let (rate, origin, words) = match own {
            Some(rate) => ((rate, rate), Origin::Field(place), format!("{rate} MB/s")),
            None if agent => (
                (AGENT_PEAK, AGENT_AVERAGE),
                Origin::Source("brs.connector-agent"),
                format!("{AGENT_AVERAGE} MB/s on average, {AGENT_PEAK} at the peak"),
            ),
            None => {
                self.missing
                    .push((place, "What one connector moves in a restore"));
                return "connectors of unknown rate".to_owned();
            }
        };
        if count == 0 {
            self.missing
                .push((place, "No connector is left: how it is restored without"));
            return "no connector".to_owned();
        }
        self.origins.push(origin);
        let count_wide = u64::from(count);
        self.connectors = Some((rate.0 * count_wide, rate.1 * count_wide));
        let noun = if count == 1 {
            "connector"
        } else {
            "connectors"
        };
        format!("{count} {noun} of {words}")
    }

    fn note(&mut self, rate: Option<u64>, place: Place, measure: &'static str, what: &str) {
        if let Some(rate) = rate {
            self.origins.push(Origin::Field(place));
            self.how.push(format!("{what} {rate} MB/s"));
        } else {
            self.missing.push((place, measure));
            self.how.push(format!("{what} unknown"));
        }
    }

    /// How long these amounts take (where all goes well, as a rule, at most).
    /// Where a rate is unknown, the longest is; where that of the connectors
    /// is, only the shortest can be said, as far as other rates are known.
    pub(super) fn takes(&self, gigabytes: (u64, u64, u64)) -> Range {
        let narrowest = |connectors: Option<u64>| {
            [connectors, self.network, self.target]
                .into_iter()
                .flatten()
                .min()
        };
        let minutes = |gigabytes: u64, rate: Option<u64>| match (gigabytes, rate) {
            (0, _) => Some(0),
            (gigabytes, rate) => {
                let seconds = gigabytes.saturating_mul(1000).div_ceil(rate?);
                Some(u32::try_from(seconds.div_ceil(60)).unwrap_or(u32::MAX))
            }
        };
        let (low, likely, high) = gigabytes;
        let usual = self.connectors.map(|(_, usual)| usual);
        let all_known = self.missing.is_empty();
        Range {
            low: minutes(low, narrowest(self.connectors.map(|(best, _)| best))),
            likely: minutes(likely, usual.and_then(|usual| narrowest(Some(usual)))),
            high: minutes(
                high,
                usual
                    .filter(|_| all_known)
                    .and_then(|usual| narrowest(Some(usual))),
            ),
        }
    }

    /// How that was worked out.
    pub(super) fn how(&self, gigabytes: (u64, u64, u64)) -> String {
        let (low, likely, high) = gigabytes;
        let amount = if low == high {
            format!("{likely} GB")
        } else {
            format!("{low} to {high} GB, as a rule {likely}")
        };
        format!("{amount} over the narrowest of: {}", self.how.join(", "))
    }

    /// What is missing for that term.
    pub(super) fn missing(&self, term: &'static str) -> impl Iterator<Item = Missing> {
        let missing = self.missing.iter();
        missing.map(move |(place, measure)| Missing {
            term,
            place: *place,
            measure,
        })
    }
}

/// A rate of nothing is none.
fn stated(rate: Option<u32>) -> Option<u64> {
    rate.filter(|rate| *rate > 0).map(u64::from)
}
