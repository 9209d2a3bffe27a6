//! How failures spread, on graphs of any shape.

use muster::model::id::Key;
use muster::scenario::graph::{Edge, Graph, Grip, Need, NodeId, State, Thing};
use muster::scenario::spread::{Spread, Users};
use proptest::prelude::*;

const STATES: [State; 4] = [State::Ok, State::Degraded, State::Down, State::Lost];
const GRIPS: [Grip; 3] = [Grip::Shares, Grip::Stops, Grip::Impairs];

/// A need: whose, of what, how, and whether it is certain.
type Drawn = (u32, Vec<u32>, usize, bool);

fn graph(count: u32, needs: &[Drawn]) -> Graph {
    let mut graph = Graph::default();
    for number in 0..count {
        graph.add(Thing::Workload(Key(number.into())));
    }
    for (node, of, grip, certain) in needs {
        let need = Need {
            edge: Edge::DependsOn,
            of: of.iter().map(|&of| NodeId(of)).collect(),
            grip: GRIPS[*grip],
            certain: *certain,
        };
        graph.need(NodeId(*node), need);
    }
    graph
}

fn states(graph: &Graph, hits: &[(NodeId, State)], worst_case: bool) -> Vec<State> {
    let spread = Spread::new(graph, &Users::new(graph), hits, worst_case);
    graph.nodes().map(|(node, _)| spread.state(node)).collect()
}

fn drawn() -> impl Strategy<Value = (u32, Vec<Drawn>, Vec<(NodeId, State)>)> {
    (2_u32..12).prop_flat_map(|count| {
        let of = prop::collection::vec(0..count, 1..4);
        let need = (0..count, of, 0_usize..3, any::<bool>());
        let hit = (0..count, 0_usize..4).prop_map(|(node, state)| (NodeId(node), STATES[state]));
        (
            Just(count),
            prop::collection::vec(need, 0..24),
            prop::collection::vec(hit, 1..4),
        )
    })
}

/// The same by looking at everything, again and again, in the given order.
fn by_patience(
    graph: &Graph,
    hits: &[(NodeId, State)],
    worst_case: bool,
    order: &[u32],
) -> Vec<State> {
    let mut states = vec![State::Ok; graph.len()];
    for &(node, state) in hits {
        let now = &mut states[node.0 as usize];
        *now = state.max(*now);
    }
    for _ in 0..=graph.len() * 4 {
        for &node in order {
            for need in graph.needs(NodeId(node)) {
                if !need.certain && !worst_case {
                    continue;
                }
                let of = || need.of.iter().map(|of| states[of.0 as usize]);
                let best = of().min().unwrap();
                let worst = of().max().unwrap();
                let best = if worst >= State::Down {
                    best.max(State::Degraded)
                } else {
                    best
                };
                let state = need.grip.passes(best);
                let now = &mut states[node as usize];
                *now = state.max(*now);
            }
        }
    }
    states
}

proptest! {
    #[test]
    fn the_order_of_looking_changes_nothing(
        (count, needs, hits) in drawn(),
        worst_case in any::<bool>(),
        turn in 0_usize..12,
    ) {
        let graph = graph(count, &needs);
        let mut order: Vec<u32> = (0..count).collect();
        order.rotate_left(turn % count as usize);
        let fast = states(&graph, &hits, worst_case);
        prop_assert_eq!(&fast, &by_patience(&graph, &hits, worst_case, &order));
        order.reverse();
        prop_assert_eq!(&fast, &by_patience(&graph, &hits, worst_case, &order));
        let mut other_hits = hits.clone();
        other_hits.reverse();
        prop_assert_eq!(fast, states(&graph, &other_hits, worst_case));
    }

    #[test]
    fn more_failures_make_nothing_better(
        (count, needs, hits) in drawn(),
        more in (0_u32..2, 0_usize..4),
    ) {
        let graph = graph(count, &needs);
        let before = states(&graph, &hits, false);
        let mut more_hits = hits.clone();
        more_hits.push((NodeId(more.0), STATES[more.1]));
        for (one, two) in before.iter().zip(states(&graph, &more_hits, false)) {
            prop_assert!(*one <= two);
        }
        for (sure, worst) in before.iter().zip(states(&graph, &hits, true)) {
            prop_assert!(*sure <= worst);
        }
    }

    #[test]
    fn every_state_has_a_cause_that_was_hit((count, needs, hits) in drawn()) {
        let graph = graph(count, &needs);
        let spread = Spread::new(&graph, &Users::new(&graph), &hits, true);
        for (node, _) in graph.nodes() {
            let chain = spread.causes(&graph, node);
            prop_assert_eq!(chain.is_empty(), spread.state(node) == State::Ok);
            if let Some(last) = chain.last() {
                let hit = hits.iter().any(|(hit, state)| *hit == last.node && *state > State::Ok);
                prop_assert!(hit, "{:?}", chain);
            }
        }
    }
}
