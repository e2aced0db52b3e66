//! How far a long run is, on standard error and only where that is a terminal.

use gainsay::corpus::Watch;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// Shorter runs show nothing.
const LONG: Duration = Duration::from_millis(800);

/// A bar that appears when a run turns out to be long, and leaves nothing behind.
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
    wanted: bool,
}

impl Progress {
    /// A bar over bytes, of which more become known with each file.
    pub fn of_reading() -> Self {
        Self::styled(0, "reading {wide_msg} {bytes} of {total_bytes} {bar:20} {eta}")
    }

    /// A bar over reports.
    pub fn of_analysis(reports: usize) -> Self {
        Self::styled(reports as u64, "analysing {pos} of {len} reports {bar:20} {eta}")
    }

    fn styled(length: u64, style: &str) -> Self {
        let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden());
        bar.set_style(ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar()));
        let wanted = std::io::stderr().is_terminal();
        Self { bar, started: Instant::now(), wanted }
    }

    /// A handle that any thread may use to say that a report is done.
    pub fn counter(&self) -> impl Fn() + Sync + '_ {
        let (bar, started, wanted) = (&self.bar, self.started, self.wanted);
        move || {
            if wanted && bar.is_hidden() && started.elapsed() > LONG {
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            bar.inc(1);
        }
    }

    /// Takes the bar away.
    pub fn done(&self) {
        self.bar.finish_and_clear();
    }
}

impl Watch for Progress {
    fn opens(&self, path: &str, bytes: Option<u64>) {
        self.bar.inc_length(bytes.unwrap_or_default());
        self.bar.set_message(gainsay::diagnostic::escaped(path));
    }

    fn bytes(&self, count: u64) {
        if self.wanted && self.bar.is_hidden() && self.started.elapsed() > LONG {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(count);
    }
}
