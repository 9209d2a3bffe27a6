//! Chromium or Chrome with its driver: found where systems put them, installed on Debian as root,
//! else asked for by name.

use std::env;
use std::path::PathBuf;

use crate::debian;
use crate::run::Run;
use crate::workspace::Workspace;

const BROWSER_NAMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];
const BROWSER_PATHS: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/snap/bin/chromium",
];
const DRIVER_NAMES: [&str; 1] = ["chromedriver"];
const DRIVER_PATHS: [&str; 5] = [
    "/usr/lib/chromium/chromedriver",
    "/usr/lib/chromium-browser/chromedriver",
    "/opt/homebrew/bin/chromedriver",
    "/usr/local/bin/chromedriver",
    "/snap/bin/chromium.chromedriver",
];

/// A browser and the driver that fits it.
pub(crate) struct Chrome {
    /// The browser's executable.
    pub(crate) browser: PathBuf,
    /// The driver's executable.
    pub(crate) driver: PathBuf,
}

/// Finds browser and driver, or installs them where that is possible without asking.
///
/// # Errors
/// Says what to install, or that the two are of different versions.
pub(crate) fn provide(workspace: &Workspace) -> Result<Chrome, String> {
    let found = find(workspace);
    let chrome = match found {
        Some(chrome) => chrome,
        None if debian::can_install(workspace) => {
            let packages = ["chromium", "chromium-driver", "fonts-dejavu-core"];
            debian::install(workspace, &packages, "half a minute")?;
            find(workspace).ok_or_else(advice)?
        }
        None => return Err(advice()),
    };
    check_versions(workspace, chrome)
}

fn find(workspace: &Workspace) -> Option<Chrome> {
    Some(Chrome {
        browser: locate(workspace, "CHROME", &BROWSER_NAMES, &BROWSER_PATHS)?,
        driver: locate(workspace, "CHROMEDRIVER", &DRIVER_NAMES, &DRIVER_PATHS)?,
    })
}

/// A variable of the environment, else a name on `PATH`, else a usual place.
pub(crate) fn locate(
    workspace: &Workspace,
    variable: &str,
    names: &[&str],
    paths: &[&str],
) -> Option<PathBuf> {
    let chosen = env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_file());
    chosen
        .or_else(|| names.iter().find_map(|name| workspace.find_program(name)))
        .or_else(|| paths.iter().map(PathBuf::from).find(|path| path.is_file()))
}

/// What to install, in the words of this system.
fn advice() -> String {
    let how = if cfg!(target_os = "macos") {
        "`brew install --cask google-chrome` and `brew install chromedriver`"
    } else if debian::is_debian() {
        "`sudo apt-get install chromium chromium-driver`"
    } else {
        "Google Chrome or Chromium, and the chromedriver of the same version \
         (https://googlechromelabs.github.io/chrome-for-testing/)"
    };
    format!(
        "the browser tests need Chromium or Chrome with its driver; install {how}. If they are in \
         an unusual place, set CHROME and CHROMEDRIVER to the two executables"
    )
}

/// A driver refuses a browser of another major version, with a message that does not say so.
fn check_versions(workspace: &Workspace, chrome: Chrome) -> Result<Chrome, String> {
    let version = |path: &PathBuf| {
        let answer = Run::new(workspace, path).args(["--version"]).answer();
        answer.as_deref().and_then(major)
    };
    match (version(&chrome.browser), version(&chrome.driver)) {
        (Some(browser), Some(driver)) if browser != driver => Err(format!(
            "{} is of version {browser}, but {} of version {driver}; install the driver of version \
             {browser}, or set CHROME and CHROMEDRIVER to a pair that fits",
            chrome.browser.display(),
            chrome.driver.display(),
        )),
        _ => Ok(chrome),
    }
}

/// The first number with a dot behind it, as in `Chromium 140.0.1 built on Debian`.
fn major(answer: &str) -> Option<u32> {
    answer
        .split_whitespace()
        .find_map(|word| word.split_once('.')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn major_version_is_read_from_the_answers_of_browser_and_driver() {
        assert_eq!(
            major("Chromium 140.0.7339.80 built on Debian GNU/Linux 12"),
            Some(140)
        );
        assert_eq!(
            major("ChromeDriver 139.0.1 (abc-refs/branch@{#1})"),
            Some(139)
        );
        assert_eq!(major("nothing"), None);
    }
}
