//! Everything that leaves a plan as text: every format of the list of exports,
//! and every answer of the command line, so that what is added is tried, too.

use muster::catalogue::Knowledge;
use muster::export;
use muster::export::input::Input;
use muster::file::write;
use muster::model::plan::Plan;
use muster::ownership::matrix::Matrix;
use muster::readiness::assess::Assessment;
use muster::share;

use super::support::{day, empty};
use crate::unpack;

/// The name of each way out, and what comes out there.
pub(super) fn ways_out(plan: &Plan) -> Vec<(String, String)> {
    let mut all = vec![("plan file".to_owned(), write(plan))];
    for &what in share::What::ALL {
        let link = share::encode(plan, what).unwrap();
        let opened = share::decode(&link).unwrap().0;
        all.push((format!("link {}", what.key()), write(&opened)));
    }
    all.extend(exports(plan));
    #[cfg(feature = "cli")]
    all.extend(commands::answers(&write(plan), &write(&empty())));
    all
}

fn exports(plan: &Plan) -> Vec<(String, String)> {
    let knowledge = Knowledge::built_in().unwrap();
    let matrix = Matrix::new(plan, &knowledge);
    let assessment = Assessment::new(plan, &matrix, &knowledge, day(22).unwrap());
    let input = Input::new(plan, &knowledge, &matrix, &assessment);
    let mut all = Vec::new();
    for exporter in export::ALL {
        for &what in exporter.whats {
            for (name, bytes) in exporter.files(&input, what, export::xlsx::pack) {
                all.push((format!("{} {name}", exporter.name), unpack::text(bytes)));
            }
        }
    }
    all
}

#[cfg(feature = "cli")]
mod commands {
    use crate::cli::{answer, muster, tempfolder};

    /// The answer of every command that is asked of a plan, in all its formats.
    pub(super) fn answers(plan: &str, empty: &str) -> Vec<(String, String)> {
        let folder = tempfolder(&format!("ways-out-{}", plan.len()));
        // No plan of the folder as such.
        let before = folder.join("empty.plan");
        std::fs::write(&before, empty).unwrap();
        std::fs::write(folder.join("plan.json"), plan).unwrap();
        let (old, folder) = (before.to_str().unwrap(), folder.to_str().unwrap());
        let help = answer(&["--help"], "");
        let commands = help.split("Commands:").nth(1).unwrap();
        let commands = commands.split("Options:").next().unwrap().lines();
        let names = commands.filter_map(|line| line.split_whitespace().next());
        names
            .filter(|name| *name != "help")
            .flat_map(|name| of_command(name, plan, old, folder))
            .collect()
    }

    fn of_command(command: &str, plan: &str, before: &str, folder: &str) -> Vec<(String, String)> {
        let help = answer(&[command, "-h"], "");
        let usage = help.lines().find(|line| line.starts_with("Usage:"));
        let usage = usage.unwrap().replace(" [OPTIONS]", "");
        let wants = usage.split_once(command).unwrap().1.trim();
        let subjects = match wants {
            "<PLAN>" => vec![vec!["-"]],
            "<DIR>" => vec![vec![folder]],
            "<PLAN> <ID>" => vec![vec!["-", "zone-lost"], vec!["-", "ransomware"]],
            "<BEFORE> <AFTER>" => vec![vec![before, "-"]],
            "<BASE> <MINE> <THEIRS>" => vec![vec![before, before, "-"]],
            // The formats of the list are tried without the command, and the
            // others are asked of no plan, or nobody can look into what they answer.
            "--format <NAME> <PLAN>"
            | "--passphrase-file <FILE> <PLAN>"
            | "<FILE>..."
            | "<PAGE>"
            | "<PLAN> <LIST>"
            | "<LINK>"
            | "[ID]"
            | "" => Vec::new(),
            other => panic!("say here how to ask {command} {other}"),
        };
        let mut all = Vec::new();
        for subject in subjects {
            for format in formats(&help) {
                let mut arguments = vec![command];
                arguments.extend(&subject);
                arguments.extend(help.contains("--as-of").then_some("--as-of=2026-11-22"));
                arguments.extend(format.as_deref());
                let output = muster(&arguments, plan);
                let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
                assert_ne!(output.status.code(), Some(2), "{arguments:?}: {said}");
                all.push((arguments.join(" "), said));
            }
        }
        all
    }

    /// `--format=…` for each that the help offers; one of none where it offers none.
    fn formats(help: &str) -> Vec<Option<String>> {
        let line = help.lines().find(|line| line.contains("--format"));
        let Some((_, values)) = line.and_then(|line| line.split_once("[possible values: ")) else {
            return vec![None];
        };
        let values = values.trim_end_matches(']').split(", ");
        values
            .map(|value| Some(format!("--format={value}")))
            .collect()
    }
}
