//! The whole data, to be had as files.

use domain::Address;
use leptos::prelude::*;

use super::pieces::Table;
use crate::text::words::number;
use crate::text::{Lang, exports as say};

/// A table.
#[derive(Debug, Clone)]
pub struct Of {
    /// Its name.
    pub name: &'static str,
    /// How many columns it has.
    pub columns: usize,
    /// Its files: CSV, Parquet.
    pub files: [String; 2],
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The data version.
    pub version: i64,
    /// Whether the site keeps exports.
    pub kept: bool,
    /// The site's own address, without a path.
    pub address: String,
    /// The archive of all files, and their description.
    pub whole: [&'static str; 2],
    /// Every table.
    pub tables: Vec<Of>,
}

/// The page's title.
#[must_use]
pub fn title(lang: Lang) -> String {
    say::TITLE.get(lang).to_owned()
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Content { version, kept, address, whole: [archive, package], tables } = content;
    let files = if kept {
        view! {
            <ul>
                <li><a class="b" href=Address::Export(archive).to_string()>{say::ARCHIVE.get(lang)}</a></li>
                <li><a href=Address::Export(package).to_string()>{say::PACKAGE.get(lang)}</a></li>
            </ul>
        }
        .into_any()
    } else {
        view! { <p class="verdict">{say::NOT_KEPT.get(lang)}</p> }.into_any()
    };
    let heads = [(say::TABLE, None), (say::HOLDS, None), (say::COLUMNS, Some("num")), (say::FILES, None)];
    let heads =
        heads.map(|(head, class)| view! { <th role="columnheader" scope="col" class=class>{head.get(lang)}</th> });
    let rows: Vec<AnyView> = tables.iter().map(|of| row(of, kept, lang)).collect();
    view! {
        <h1>{say::TITLE.get(lang)}</h1>
        <p class="lede">{say::LEDE.get(lang)}</p>
        <p class="sub">{say::version(version, lang)}</p>
        {files}
        <section>
            <h2 id="tables">{say::TABLES.get(lang)}</h2>
            <Table heading="tables".to_owned() list=true>
                <thead role="rowgroup"><tr role="row">{heads.into_iter().collect_view()}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </Table>
        </section>
        <p>{say::FILED.get(lang)}</p>
        <p>{say::REBUILD.get(lang)}</p>
        <pre class="snippet" tabindex="0"><code>{rebuild(&address)}</code></pre>
    }
}

/// The commands that rebuild the site of an address elsewhere.
fn rebuild(address: &str) -> String {
    let archive = Address::Export("jinbang.zip");
    let files = Address::Export("{}");
    format!(
        "curl -fO {address}{archive}\n\
         unzip jinbang.zip -d export && mkdir -p export/files\n\
         jq -r '.jinbang.files[].path' export/datapackage.json |\n  \
           xargs -r -I {{}} curl -f {address}{files} -o export/{{}}\n\
         server migrate --data-dir new\n\
         server import --data-dir new export"
    )
}

fn row(of: &Of, kept: bool, lang: Lang) -> AnyView {
    let [csv, parquet] = &of.files;
    let link = |file: &str, name: &'static str| {
        if kept {
            view! { <a href=Address::Export(file).to_string()>{name}</a> }.into_any()
        } else {
            view! { <span class="quiet">{name}</span> }.into_any()
        }
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><code>{of.name}</code></th>
            <td role="cell" data-label=say::HOLDS.get(lang)>{say::holds(of.name).map(|text| text.get(lang))}</td>
            <td role="cell" class="num" data-label=say::COLUMNS.get(lang)>{number(of.columns)}</td>
            <td role="cell" data-label=say::FILES.get(lang)>{link(csv, "CSV")}" · "{link(parquet, "Parquet")}</td>
        </tr>
    }
    .into_any()
}
