//! `cargo xtask`: set up, serve, test and distribute Muster, the same on every machine.
//!
//! Each command first provides what it needs and has not got ([`setup`]), so that a fresh clone
//! works with one command. The standard library only: this program is compiled before anything
//! else can start.

mod budget;
mod chrome;
mod debian;
mod dist;
mod npm;
mod office;
mod offline;
mod one_file;
mod page;
mod python;
mod run;
mod serve;
mod setup;
mod split;
mod test;
mod tools;
mod worker;
mod workspace;

use std::process::ExitCode;

use workspace::Workspace;

const HELP: &str = "\
cargo xtask <command>

  serve [trunk options]     build for development, serve, rebuild on every change
  test [native|wasm|browser] [file name part]...
                            all checks and tests, or one part of them
  try [file name part]...   browser tests on a development build, which is there in a fraction of
                            the time; what only a release has fails there
  dist [--offline] [--no-service-worker]
                            the release site in dist/; the second for hosts that do not want
                            browsers to keep the site for use without a network
  service-worker FOLDER     list the files of a finished site anew for its service worker, after
                            some were changed or added
  budget                    what a first visit to dist/ downloads, as a table
  kill [rounds [seed]]      kill the browser while somebody types, 100 times: what was shown as saved
                            is there, and how many milliseconds of typing are not
  fluency                   the page's longest tasks with ten thousand workloads, as a table
  import                    how long the page takes to read a 20 MB state, beside JSON.parse, and a
                            10 MB page; the longest task and the memory
  setup                     only provide the tools, and start nothing";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<(), String> {
    let Some((command, rest)) = arguments.split_first() else {
        eprintln!("{HELP}");
        return Ok(());
    };
    let workspace = Workspace::find()?;
    match command.as_str() {
        "serve" => serve::serve(&workspace, rest),
        "test" => test::test(&workspace, rest),
        "try" => test::on_development_build(&workspace, rest),
        "dist" => dist::dist(&workspace, dist::Options::parse(rest)?),
        "service-worker" => dist::service_worker(&workspace, rest),
        "budget" => budget::budget(&workspace),
        "fluency" => budget::fluency(&workspace),
        "kill" => budget::kill(&workspace, rest),
        "import" => budget::import(&workspace),
        "setup" => setup::everything(&workspace),
        "help" | "--help" | "-h" => {
            eprintln!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no command `{other}`\n\n{HELP}")),
    }
}
