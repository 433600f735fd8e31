//! Sections on trends, and on whether an exam suits a model.

use super::{Block, Section};
use crate::text::Text;

/// What the drawings of trends measure.
pub(super) const TRENDS: Section = Section {
    id: "trends",
    title: Text::new("走势里的数字", "The figures of trends"),
    blocks: &[
        Block::Paragraph(Text::new(
            "首位领先次位的幅度，以两者之差的标准误为单位；超过 1.96 时两者单独比较可以区分。最佳分数刷新时，新旧之差不足 1.96 的画成虚线圈。",
            "How far the first is ahead of the second, in standard errors of their difference: above 1.96 the two can be told \
             apart by themselves. A new best that differs from the one before it by less has a dashed ring.",
        )),
        Block::Formula("gap = ( score₁ − score₂ ) / √( SE₁² + SE₂² )"),
        Block::Paragraph(Text::new(
            "已用去的刻度：最佳分数在满分与零分之间走到了哪里；越低越好的指标反过来算。刻度两端未说明的不计算。",
            "How much of the scale is used up: where the best score lies between the ends of the scale, from the other end where \
             lower is better. Not computed where an end is not stated.",
        )),
        Block::Formula("used = ( best − min ) / ( max − min )"),
        Block::Paragraph(Text::new(
            "开卷所占的比例：参排的模型里，开卷的个数除以参排数；不详的另列，不并入任何一边。",
            "The share of open-book results: those among the ranked, divided by the number ranked; unknown ones stand apart.",
        )),
        Block::Formula("open = #open / N"),
    ],
};

/// Whether an exam and a model go together.
pub(super) const MATCH: Section = Section {
    id: "match",
    title: Text::new("考试与模型是否对口", "Match of exam and model"),
    blocks: &[Block::Terms(&[
        (
            Text::new("对口", "fits"),
            Text::new(
                "模型所面向的语言与领域都有说明，考试在其中。",
                "The languages and the domain that the model is made for are stated, and the exam is within both.",
            ),
        ),
        (
            Text::new("非所面向的语言", "other language"),
            Text::new("考试的语言不在模型所面向的语言之列。", "The exam’s language is not among those it is made for."),
        ),
        (
            Text::new("非所面向的领域", "other domain"),
            Text::new("模型专为某一领域而制，考试在此之外。", "It is made for one domain, and the exam is outside it."),
        ),
        (
            Text::new("未说明", "not stated"),
            Text::new(
                "语言或领域没有说明，也没有相反的说明。",
                "Languages or domain are not stated, and nothing stated speaks against it.",
            ),
        ),
    ])],
};
