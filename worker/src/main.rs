//! What runs beside the page: reads files in a thread of its own, so that the page stays at hand.

fn main() {
    muster::browser::beside::serve(muster::aside::answer);
}
