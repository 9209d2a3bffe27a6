//! How a failure spreads: the least states that all needs allow. States only
//! get worse on the way, so the order of looking cannot change the result.

use super::graph::{Edge, Graph, Need, NodeId, State};

/// What a failure does to everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    states: Vec<State>,
    /// In which round a node reached its state: causes have lower rounds.
    rounds: Vec<u32>,
    /// What was done to a node directly.
    hits: Vec<State>,
    worst_case: bool,
}

/// For every node who needs it, so that only what can change is looked at.
#[derive(Clone, Debug)]
pub struct Users(Vec<Vec<NodeId>>);

impl Users {
    /// Turns the needs of a graph around.
    pub fn new(graph: &Graph) -> Self {
        let mut users = vec![Vec::new(); graph.len()];
        for (node, _) in graph.nodes() {
            for of in graph.needs(node).iter().flat_map(|need| &need.of) {
                if let Some(list) = users.get_mut(of.0 as usize) {
                    list.push(node);
                }
            }
        }
        Self(users)
    }

    fn of(&self, node: NodeId) -> &[NodeId] {
        self.0.get(node.0 as usize).map_or(&[], Vec::as_slice)
    }
}

impl Spread {
    /// Spreads what is done to some nodes. With `worst_case` needs count
    /// that are only possible.
    pub fn new(graph: &Graph, users: &Users, hits: &[(NodeId, State)], worst_case: bool) -> Self {
        let mut spread = Self {
            states: vec![State::Ok; graph.len()],
            rounds: vec![0; graph.len()],
            hits: vec![State::Ok; graph.len()],
            worst_case,
        };
        let mut changed = Vec::new();
        for &(node, state) in hits {
            let index = node.0 as usize;
            if let (Some(now), Some(hit)) =
                (spread.states.get_mut(index), spread.hits.get_mut(index))
            {
                *now = state.max(*now);
                *hit = *now;
                changed.push(node);
            }
        }
        let mut round = 0;
        while !changed.is_empty() {
            round += 1;
            changed = spread.next(graph, users, &changed, round);
        }
        spread
    }

    /// One round: all that need something that has changed, by the states of
    /// the round before.
    fn next(
        &mut self,
        graph: &Graph,
        users: &Users,
        changed: &[NodeId],
        round: u32,
    ) -> Vec<NodeId> {
        let mut touched: Vec<NodeId> = changed
            .iter()
            .flat_map(|&node| users.of(node))
            .copied()
            .collect();
        touched.sort_unstable();
        touched.dedup();
        let mut worse = Vec::new();
        for node in touched {
            let (_, state) = self.worst_need(graph, node);
            if state > self.state(node) {
                worse.push((node, state));
            }
        }
        for &(node, state) in &worse {
            let index = node.0 as usize;
            if let (Some(now), Some(at)) = (self.states.get_mut(index), self.rounds.get_mut(index))
            {
                *now = state;
                *at = round;
            }
        }
        worse.into_iter().map(|(node, _)| node).collect()
    }

    /// Whether needs count that are only possible.
    pub const fn is_worst_case(&self) -> bool {
        self.worst_case
    }

    /// How a node stands.
    pub fn state(&self, node: NodeId) -> State {
        let state = self.states.get(node.0 as usize);
        state.copied().unwrap_or_default()
    }

    /// The place of the need that is worst for a node, and what it does.
    fn worst_need(&self, graph: &Graph, node: NodeId) -> (Option<usize>, State) {
        let mut worst = (None, State::Ok);
        for (place, need) in graph.needs(node).iter().enumerate() {
            if !(need.certain || self.worst_case) {
                continue;
            }
            let of = need.of.iter().map(|&of| self.state(of));
            let (best, worst_of) = of.fold((State::Lost, State::Ok), |(best, worst), state| {
                (best.min(state), worst.max(state))
            });
            // One of several is enough, but nothing is left to spare.
            let spare_gone = !worst_of.works() && best < State::Degraded;
            let best = if spare_gone { State::Degraded } else { best };
            let state = need.grip.passes(best);
            if state > worst.1 {
                worst = (Some(place), state);
            }
        }
        worst
    }

    /// What brought a node into its state: the way from it to what was hit,
    /// each with how it stands to the next.
    pub fn causes(&self, graph: &Graph, node: NodeId) -> Vec<Link> {
        let mut chain: Vec<Link> = Vec::new();
        let mut here = node;
        while self.state(here) > State::Ok {
            chain.push(Link {
                node: here,
                state: self.state(here),
                edge: None,
                spare: false,
            });
            let Some((next, need)) = self.cause(graph, here, &chain) else {
                break;
            };
            if let Some(last) = chain.last_mut() {
                last.edge = Some(need.edge);
                last.spare = self.is_spare_left(need);
            }
            here = next;
        }
        chain
    }

    /// What was hit in the end.
    pub fn root(&self, graph: &Graph, node: NodeId) -> Option<NodeId> {
        self.causes(graph, node).last().map(|link| link.node)
    }

    /// The first thing in time that brings the node into its state; things
    /// that need each other are followed once.
    fn cause<'g>(
        &self,
        graph: &'g Graph,
        node: NodeId,
        chain: &[Link],
    ) -> Option<(NodeId, &'g Need)> {
        let state = self.state(node);
        if self.hits.get(node.0 as usize) == Some(&state) {
            return None;
        }
        let needs = graph.needs(node).iter();
        let counted = needs.filter(|need| need.certain || self.worst_case);
        let candidates = counted.flat_map(|need| need.of.iter().map(move |&of| (of, need)));
        candidates
            .filter(|(of, need)| self.passes(need, *of) >= state)
            .filter(|(of, _)| chain.iter().all(|link| link.node != *of))
            .min_by_key(|(of, _)| (self.rounds.get(of.0 as usize).copied(), *of))
    }

    fn is_spare_left(&self, need: &Need) -> bool {
        need.of.len() > 1 && need.of.iter().any(|&of| self.state(of).works())
    }

    fn passes(&self, need: &Need, of: NodeId) -> State {
        let state = self.state(of);
        if !state.works() && self.is_spare_left(need) {
            return need.grip.passes(State::Degraded);
        }
        need.grip.passes(state)
    }
}

/// One thing on the way from an effect to its cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The thing.
    pub node: NodeId,
    /// How it stands.
    pub state: State,
    /// How it stands to the next thing; nothing where it was hit itself.
    pub edge: Option<Edge>,
    /// Whether the next thing is one of several that would do, and others
    /// are left.
    pub spare: bool,
}
