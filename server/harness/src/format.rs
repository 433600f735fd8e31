//! Which formats there are.

use super::filing::HarnessFiling;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Results of lm-evaluation-harness, of the shapes of 0.3 and 0.4.
    LmEval,
    /// Every Eval Ever.
    EveryEvalEver,
    /// Logs of Inspect, JSON or `.eval`.
    Inspect,
    /// Run folders of HELM.
    Helm,
    /// Summaries of OpenCompass.
    OpenCompass,
    /// Leaderboard files of Aider.
    Aider,
    /// Leaderboards of AlpacaEval.
    AlpacaEval,
    /// Task results of MTEB.
    Mteb,
    /// The `model-index` of a model card.
    ModelIndex,
    /// `.eval_results` of Hugging Face.
    EvalResults,
    /// Jinbang's own CSV.
    OwnCsv,
    /// Jinbang's own JSON.
    OwnJson,
}

impl Format {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 12] = [
        Self::LmEval,
        Self::EveryEvalEver,
        Self::Inspect,
        Self::Helm,
        Self::OpenCompass,
        Self::Aider,
        Self::AlpacaEval,
        Self::Mteb,
        Self::ModelIndex,
        Self::EvalResults,
        Self::OwnCsv,
        Self::OwnJson,
    ];

    /// Its word in JSON and in mapping files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::LmEval => "lm-eval",
            Self::EveryEvalEver => "every-eval-ever",
            Self::Inspect => "inspect",
            Self::Helm => "helm",
            Self::OpenCompass => "opencompass",
            Self::Aider => "aider",
            Self::AlpacaEval => "alpaca-eval",
            Self::Mteb => "mteb",
            Self::ModelIndex => "model-index",
            Self::EvalResults => "eval-results",
            Self::OwnCsv => "jinbang-csv",
            Self::OwnJson => "jinbang-json",
        }
    }

    /// The format of a word.
    #[must_use]
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.slug() == slug)
    }

    /// Its name as people write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LmEval => "lm-evaluation-harness (JSON)",
            Self::EveryEvalEver => "Every Eval Ever (JSON)",
            Self::Inspect => "Inspect (JSON, .eval)",
            Self::Helm => "HELM (run_spec.json + stats.json, zip)",
            Self::OpenCompass => "OpenCompass (CSV, TXT)",
            Self::Aider => "Aider (YAML)",
            Self::AlpacaEval => "AlpacaEval (CSV)",
            Self::Mteb => "MTEB (JSON)",
            Self::ModelIndex => "Hugging Face model-index (YAML)",
            Self::EvalResults => "Hugging Face .eval_results (YAML)",
            Self::OwnCsv => "Jinbang (CSV)",
            Self::OwnJson => "Jinbang (JSON)",
        }
    }
}

/// What a file was found to hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Recognised {
    /// The format.
    pub format: Format,
    /// One filing a model and run.
    pub filings: Vec<HarnessFiling>,
}
