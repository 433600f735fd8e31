//! Sentences of filing: the form, its faults, what silence costs, states, findings, review, disputes.

pub mod answers;
pub mod fault;
pub mod field;
pub mod finding;
pub mod review;
pub mod state;

use domain::EvaluatorKind;
use domain::filing::silence::Silence;
use domain::filing::{KindReason, Section};

use super::words::evaluator;
use super::{Lang, Text};

/// The form's name.
pub const SUBMIT: Text = Text::new("报送一份成绩", "Submit a result");
/// What it asks.
pub const LEDE: Text = Text::new(
    "已填内容均予保留。“未说明”是可以填的答案，会照此刊出；空着不填则不行。",
    "Everything you typed is kept. “Not stated” is an allowed answer and will be printed as such; a blank is not.",
);
/// Where filed results stand.
pub const WHERE: Text = Text::new(
    "在这里报送的成绩列在本站自己的榜单“金榜”上，不与其他榜单的成绩混排；审阅通过之前只有报送者与审阅人看得到。",
    "Results filed here stand on this site’s own board, Jinbang, never among the rows of another board; before they are \
     accepted only their filer and reviewers see them.",
);
/// The list of sections.
pub const PROGRESS: Text = Text::new("进度", "Progress");
/// A section without a fault or a silence.
pub const COMPLETE: Text = Text::new("已填妥", "complete");
/// A section in which something has to be said yet.
pub const TO_FILL_IN: Text = Text::new("待填写", "to be filled in");
/// Saves.
pub const SAVE: Text = Text::new("保存草稿", "Save a draft");
/// It was saved.
pub const SAVED: Text = Text::new("草稿已保存。", "The draft is saved.");
/// Throws a draft away.
pub const DROP: Text = Text::new("丢弃草稿", "Throw the draft away");
/// More lines.
pub const ADD_ROWS: Text = Text::new("再加五行", "Add five rows");
/// Reads a harness file.
pub const READ: Text = Text::new("读取文件", "Read the file");
/// No file was chosen, and nothing pasted.
pub const NO_HARNESS_FILE: Text = Text::new("请先选择文件或粘贴内容。", "Choose a file or paste its content first.");
/// Where a file is let go.
pub const DROP_HERE: Text = Text::new("可将文件拖放到此处", "or drop the file here");
/// The harness file.
pub const HARNESS_FILE: Text = Text::new("评测工具的结果文件", "Harness file");
/// What happens to it.
pub const HARNESS_HINT: Text = Text::new(
    "读出的内容列在下表中，供核对与补全；读取文件不等于报送。",
    "What is read comes into the table below, to be checked and completed. Reading a file files nothing.",
);
/// The same, pasted.
pub const PASTE: Text = Text::new("或粘贴文件内容", "Or paste its content");
/// What happens on filing.
pub const CHECK_HINT: Text = Text::new(
    "审阅通过后，每一行都会有永不改变的地址。以后可以用修订更正，但不能不留痕迹地收回。",
    "After review each row gets an address that never changes. You can correct it later by a revision; you cannot take \
     it back without a trace.",
);
/// Files that go with it.
pub const ADD_FILES: Text = Text::new("添加文件", "Add files");
/// What files are for.
pub const FILES_HINT: Text = Text::new(
    "日志、模型输出、配置等，可一次选多个。文件以 SHA-256 存档，成绩发布后公开。",
    "Logs, outputs, configuration; several at once. Files are kept under their SHA-256 and become public \
     with the results.",
);
/// Takes a file away.
pub const REMOVE: Text = Text::new("移除", "Remove");
/// No file yet.
pub const NO_FILES: Text = Text::new("还没有文件。", "No file yet.");
/// What is not stated.
pub const SILENCES: Text = Text::new("未说明的项目及其代价", "What is not stated, and what that costs");
/// Nothing is left unsaid.
pub const NO_SILENCES: Text = Text::new("没有未说明的项目。", "Nothing is left unsaid.");
/// A model that is not there.
pub const NEW_MODEL: Text = Text::new("模型不在列表中：提出一个新模型", "The model is not listed: propose it");
/// An edition that is not there.
pub const NEW_EDITION: Text =
    Text::new("评测集或版次不在列表中：提出一个新版次", "The dataset or edition is not listed: propose it");
/// A metric that is not there.
pub const NEW_METRIC: Text = Text::new("指标不在列表中：提出一个新指标", "The metric is not listed: propose it");
/// What may stay blank in a proposal.
pub const PROPOSAL_HINT: Text =
    Text::new("提议中的各项可以留空，即未说明。", "Facts of a proposal may stay blank: they are then not stated.");
/// The choice of nothing.
pub const CHOOSE: Text = Text::new("请选择", "Choose");
/// For nobody but oneself.
pub const ON_OWN_BEHALF: Text = Text::new("以个人名义", "In your own name");
/// The computed kind.
pub const KIND: Text = Text::new("由此得出的评测方类别", "The evaluator kind that follows");
/// Leaves a row out.
pub const LEAVE_OUT: Text = Text::new("不报送此行", "leave out");
/// An open row.
pub const WILL_BE_FILED: Text = Text::new("将报送", "will be filed");
/// A row of a harness file of which no mapping says which exam it is.
pub const WAITS: Text = Text::new("待补全", "to be completed");
/// A row that is left out.
pub const LEFT_OUT: Text = Text::new("不报送", "left out");
/// The table of what was read.
pub const OF_FILE: Text = Text::new("从文件读出的成绩", "Results read of the file");
/// The table of what is typed.
pub const BY_HAND: Text = Text::new("手工填写的成绩", "Results typed by hand");
/// The exam of a row of a file.
pub const READ_AS: Text = Text::new("读作", "Read as");
/// Opens the fields of a row.
pub const CHANGE: Text = Text::new("更改", "Change");
/// A refused row.
pub const REFUSED: Text = Text::new("未通过", "Refused");
/// One's own filings.
pub const OWN: Text = Text::new("我的报送", "My submissions");
/// There is none.
pub const NONE: Text = Text::new("还没有报送过。", "Nothing filed yet.");
/// A draft of something without a name.
pub const UNTITLED: Text = Text::new("（未命名）", "(untitled)");

/// The name of a section.
#[must_use]
pub const fn section(section: Section, lang: Lang) -> &'static str {
    match section {
        Section::Exam => Text::new("评测集", "Exam"),
        Section::Model => Text::new("模型", "Model"),
        Section::Evaluation => Text::new("评测过程", "Evaluation"),
        Section::Results => Text::new("成绩", "Results"),
        Section::Evidence => Text::new("存档文件", "Evidence"),
        Section::Check => Text::new("核对并报送", "Check and file"),
    }
    .get(lang)
}

/// The button that files, with how many rows it files.
#[must_use]
pub fn file(rows: usize, lang: Lang) -> String {
    match (lang, rows) {
        (Lang::En, 0) => "File for review".to_owned(),
        (Lang::En, 1) => "File 1 result for review".to_owned(),
        (Lang::En, _) => format!("File {rows} results for review"),
        (Lang::Zh, 0) => "报送待审".to_owned(),
        (Lang::Zh, _) => format!("报送 {rows} 项成绩待审"),
    }
}

/// What a section of the progress list says: errors, whether something is to be said yet, facts that are
/// not stated, what there is in it.
#[must_use]
pub fn progress(errors: usize, blank: bool, silent: usize, holds: Option<String>, lang: Lang) -> String {
    let counted = |n: usize, one: &str, more: &str, zh: &str| match lang {
        Lang::En if n == 1 => format!("1 {one}"),
        Lang::En => format!("{n} {more}"),
        Lang::Zh => format!("{n} {zh}"),
    };
    let mut parts = Vec::new();
    if errors > 0 {
        parts.push(counted(errors, "error", "errors", "处错误"));
    } else if blank {
        parts.push(TO_FILL_IN.get(lang).to_owned());
    }
    parts.extend(holds);
    if silent > 0 {
        parts.push(counted(silent, "not stated", "not stated", "项未说明"));
    }
    if parts.is_empty() { COMPLETE.get(lang).to_owned() } else { parts.join(Text::new("，", ", ").get(lang)) }
}

/// How many rows there are.
#[must_use]
pub fn rows(n: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Zh, _) => format!("{n} 行"),
        (Lang::En, 1) => "1 row".to_owned(),
        (Lang::En, _) => format!("{n} rows"),
    }
}

/// How many files there are.
#[must_use]
pub fn n_files(n: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Zh, 0) => "没有文件".to_owned(),
        (Lang::Zh, _) => format!("{n} 个文件"),
        (Lang::En, 0) => "no file".to_owned(),
        (Lang::En, 1) => "1 file".to_owned(),
        (Lang::En, _) => format!("{n} files"),
    }
}

/// What a row of a harness file lacks.
#[must_use]
pub fn to_say(names: &[&str], lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("还需填写：{}", names.join("、")),
        Lang::En => format!("To be said: {}", names.join(", ").to_lowercase()),
    }
}

/// The summary's heading.
#[must_use]
pub fn not_filed(faults: usize, lang: Lang) -> String {
    match (lang, faults) {
        (Lang::Zh, _) => format!("尚未报送：有 {faults} 处需改正"),
        (Lang::En, 1) => "Nothing was filed yet: 1 thing to put right".to_owned(),
        (Lang::En, _) => format!("Nothing was filed yet: {faults} things to put right"),
    }
}

/// What a silence costs.
#[must_use]
pub const fn silence(silence: Silence, lang: Lang) -> &'static str {
    match silence {
        Silence::Items => Text::new(
            "没有题数也没有标准误：无从计算区间，最多只能说“表上居首”。",
            "Without items or a standard error there is no interval: listed first at best.",
        ),
        Silence::StandardError => Text::new(
            "没有标准误：凡是按题计的正确率，用题数按二项分布推算；其他指标则误差未知。",
            "Without a standard error it is computed from the items where the score is a share of them; elsewhere it \
             stays unknown.",
        ),
        Silence::Relation => Text::new(
            "未说明评测方与模型或评测集的关系：类别记为“未说明”，不会有实心金标，同一模型有更可靠的成绩时让位于它。",
            "Without the evaluator’s relation to model and dataset the kind is “not stated”: no solid gold, and a \
             result of the same model with a stronger kind stands in its place.",
        ),
        Silence::Protocol => Text::new(
            "未说明协议：与说明了协议的成绩不是同一场考试，不会排在一起。",
            "Without a protocol it is another exam than those that name one, and is not ranked beside them.",
        ),
        Silence::EvaluatedOn => Text::new(
            "未说明评测日：开卷还是闭卷往往无从判断。",
            "Without the day of the run nobody may be able to say whether it was open- or closed-book.",
        ),
        Silence::Evaluator => Text::new("未说明由谁评测：来源记录中照此刊出。", "Who ran it is printed as not stated."),
        Silence::WeightsRevision => Text::new(
            "未说明权重版本：无法得知测的是哪一份权重。",
            "Without a weights revision nobody can tell which weights were tested.",
        ),
        Silence::Harness => Text::new(
            "评测工具、版本或提交号未说全：他人难以重做。",
            "Without harness, version and commit the run cannot be repeated as it was.",
        ),
        Silence::Source => Text::new(
            "没有来源地址：出处只有本站这一页与所附文件。",
            "Without a source address this site’s own page and its files are the only origin.",
        ),
        Silence::Averaged => Text::new(
            "未说明按题还是按科目平均：不检验分数与题数是否相容。",
            "Without saying whether it is averaged over items or subjects, score and items are not held against each \
             other.",
        ),
        Silence::Hardware => Text::new("未说明硬件。", "The hardware is printed as not stated."),
        Silence::Cost => Text::new("未说明费用。", "The cost is printed as not stated."),
        Silence::ModelDays => Text::new(
            "新模型的发布日或训练截止日未说明：开卷还是闭卷往往无从判断。",
            "Without the new model’s release day and training cutoff nobody may be able to say whether it was open- or \
             closed-book.",
        ),
        Silence::MadeFor => Text::new(
            "未说明新模型面向的语言或领域：不判断考试是否对口。",
            "Without the languages and domain the new model is made for, no match with the exam is stated.",
        ),
        Silence::EditionDays => Text::new(
            "未说明新版次何时发布、题目是否公开：一律视为开闭卷不详。",
            "Without the edition’s release day and openness its results are neither open- nor closed-book.",
        ),
    }
    .get(lang)
}

/// Which kind follows from the answers, and why.
#[must_use]
pub fn kind(kind: EvaluatorKind, reason: KindReason, lang: Lang) -> String {
    let why = match reason {
        KindReason::Several => Text::new(
            "多方共同评测，其中至少一方与模型无关",
            "several ran it, at least one of them unrelated to the model",
        ),
        KindReason::OwnModel => {
            Text::new("评测方拥有模型，或受其所有者之托", "they own the model or were paid by its owner")
        }
        KindReason::OwnDataset => {
            Text::new("评测方拥有评测集，与模型无关", "they own the dataset and have nothing to do with the model")
        }
        KindReason::OwnNeither => Text::new("评测方与两者均无关", "they own neither of the two"),
        KindReason::ModelOpen => Text::new("未说明评测方是否拥有模型", "whether they own the model is not stated"),
        KindReason::DatasetOpen => {
            Text::new("未说明评测方是否拥有评测集", "whether they own the dataset is not stated")
        }
    }
    .get(lang);
    match lang {
        Lang::En => format!("{}: {why}", evaluator(kind, lang)),
        Lang::Zh => format!("{}：{why}", evaluator(kind, lang)),
    }
}
