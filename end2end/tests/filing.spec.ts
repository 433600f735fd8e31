// Filing: from a harness's file to a place in the ranking, and what is held against it there.
import { readFileSync } from "node:fs";
import path from "node:path";

import type { Locator, Page } from "@playwright/test";

import { look, person } from "./people.ts";
import { expect, isMarked, type Lang, mark, settled, test, words } from "./site.ts";

/** A results file of lm-evaluation-harness 0.4: a task of our own, which no mapping knows, and one of CMMLU. */
const file = path.resolve(import.meta.dirname, "../../server/harness/tests/inputs/accept/lm-eval-own-task.json");
const fileName = path.basename(file);

/** Drops a file on the place for it, as a person's hand does. */
async function drop(page: Page, on: Locator, content: string): Promise<void> {
  const carried = await page.evaluateHandle(
    ([name, content]) => {
      const carried = new DataTransfer();
      carried.items.add(new File([content], name, { type: "application/json" }));
      return carried;
    },
    [fileName, content] as [string, string],
  );
  await on.dispatchEvent("dragover", { dataTransfer: carried });
  await on.dispatchEvent("drop", { dataTransfer: carried });
}

function row(page: Page, task: string): Locator {
  return page.getByRole("row").filter({ hasText: task });
}

async function answer(page: Page, question: RegExp, reply: string): Promise<void> {
  await page.getByRole("group", { name: question }).getByLabel(reply, { exact: true }).check();
}

/** Presses the button that files. */
async function file_it(page: Page, lang: Lang): Promise<void> {
  await page.getByRole("button", { name: words(lang, /^报送 \d+ 项成绩待审|^报送待审/, /^File .*for review/) }).click();
}

const state = (page: Page): Locator => page.locator("#state");

test("from a harness's file to the ranking, disputed and answered", async ({ browser, lang, javaScriptEnabled }, info) => {
  test.setTimeout(400_000);
  const script = javaScriptEnabled !== false;
  // Each project ranks in a slice of its own: nothing here changes anybody's first place.
  const protocol = { en: "5-shot", zh: "0-shot" }[info.project.name] ?? "3-shot";
  // And its task is a name of its own: what is said of a task is remembered.
  const task = `zh_exam_${info.project.name.replaceAll("-", "_")}`;
  const content = readFileSync(file, "utf8").replaceAll("zh_exam_whole", task);
  const filer = await person(browser, info, lang);
  const reviewer = await person(browser, info, lang, "reviewer");
  const doubter = await person(browser, info, lang);

  // The form: from the header, empty.
  const { page } = filer;
  await page.goto("/boards");
  await page.getByRole("banner").getByRole("link", { name: words(lang, "报送一份成绩", "Submit a result") }).first().click();
  await expect(page).toHaveURL(/\/submit$/);
  await look(page, "submit", lang, script);

  // The file is read at once where there is a script, and by the button where there is none.
  // What was typed before stays.
  const said = page.locator("[data-read-said]");
  await page.getByLabel(words(lang, "费用", "Cost"), { exact: true }).fill("12 USD");
  if (script) {
    await settled(page);
    await mark(page);
    await drop(page, page.locator("[data-drop]"), content);
    await expect(said).toContainText(fileName);
    expect(await isMarked(page), "the page was not loaded anew").toBe(true);
    await expect(page).toHaveURL(/\/submit\/\w+$/);
  } else {
    await page.getByLabel(words(lang, "评测工具的结果文件", "Harness file")).setInputFiles(
      { name: fileName, mimeType: "application/json", buffer: Buffer.from(content) },
    );
    await page.getByRole("button", { name: words(lang, "读取文件", "Read the file") }).click();
    await expect(said).toContainText(fileName);
    await expect(page).toHaveURL(/#part-results$/);
  }
  await expect(said).toContainText(words(lang, "尚未报送", "Nothing is filed yet"));
  await expect(page.getByLabel(words(lang, "费用", "Cost"), { exact: true })).toHaveValue("12 USD");
  const own = row(page, task);
  await expect(own).toContainText(words(lang, "待补全", "to be completed"));
  await expect(row(page, "cmmlu_agronomy")).toContainText(words(lang, "将报送", "will be filed"));
  await expect(page.getByLabel(words(lang, "工具版本", "Harness version"))).toHaveValue("0.4.9.2");
  await look(page, "preview", lang, script);
  await page.goto("/submissions");
  await look(page, "submissions-draft", lang, script);
  await page.getByRole("main").getByRole("link", { name: /zh-70b-chat/ }).click();

  // Its mapping is completed; what is missing is said, and nothing is lost.
  await row(page, "cmmlu_agronomy").getByRole("checkbox").check();
  await own.getByLabel(words(lang, "评测集/版次", "Dataset/edition")).fill("cmmlu/1.0");
  await own.getByLabel(words(lang, "语言", "Language")).fill("zh");
  await own.getByLabel(words(lang, "领域", "Domain")).fill("general");
  await own.getByLabel(words(lang, "协议", "Protocol")).fill(protocol);
  await file_it(page, lang);
  await expect(page).toHaveTitle(words(lang, /^错误：/, /^Error: /));
  await expect(page.getByRole("alert").first()).toBeFocused();
  await expect(page.getByLabel(words(lang, "费用", "Cost"), { exact: true })).toHaveValue("12 USD");
  await look(page, "refused", lang, script);
  const model = page.getByRole("combobox", { name: words(lang, "模型", "Model"), exact: true });
  if (script) {
    await settled(page);
    await model.click();
    await model.fill("");
    await model.pressSequentially("xuanyuan 70");
    const offered = page.getByRole("listbox").getByRole("option");
    await expect(offered.first()).toContainText("xuanyuan-70b");
    expect(await offered.count()).toBeLessThanOrEqual(12);
    await look(page, "completing", lang, false);
    await model.press("ArrowDown");
    await model.press("Enter");
    await expect(model).toHaveValue("xuanyuan-70b");
  } else {
    await model.fill("xuanyuan-70b");
  }
  await page.getByLabel(words(lang, "由谁评测", "Who ran it"), { exact: true }).fill("A laboratory");
  await answer(page, words(lang, /拥有模型/, /own the model/), words(lang, "否", "No"));
  await answer(page, words(lang, /拥有评测集/, /own the dataset/), words(lang, "否", "No"));
  await file_it(page, lang);
  await expect(page).toHaveURL(/\/submissions\/\w+$/);
  const submission = page.url();
  await expect(state(page)).toHaveText(words(lang, "已报送，待审", "filed, waits for review"));
  await look(page, "submission-filed", lang, script);

  // A reviewer asks for a change, and gets it.
  const judge = reviewer.page;
  await judge.goto("/account");
  await look(judge, "account", lang, script);
  await judge.getByRole("main").getByRole("link", { name: words(lang, "审阅", "Review") }).click();
  await look(judge, "review-queue", lang, script);
  await judge.locator(`main a[href="/review/${submission.split("/").pop()}"]`).click();
  await look(judge, "review", lang, script);
  await judge.getByRole("button", { name: words(lang, "开始审阅", "Begin to review") }).click();
  await expect(state(judge)).toHaveText(words(lang, "审阅中", "in review"));
  const reasons = judge.getByLabel(words(lang, "理由或意见", "Reasons or words"));
  const ask = judge.getByRole("button", { name: words(lang, "请报送者修改", "Ask for changes") });
  await ask.click();
  await expect(judge.getByRole("alert")).toContainText(words(lang, "请写明原因", "Say why"));
  await look(judge, "review-refused", lang, script);
  await reasons.fill("On which hardware, and how many cards?");
  await ask.click();
  await expect(state(judge)).toHaveText(words(lang, "请报送者修改", "changes asked"));
  await page.goto(submission);
  await look(page, "submission-asked", lang, script);
  await page.getByRole("link", { name: words(lang, "继续填写", "Go on writing") }).click();
  await expect(page.getByRole("main")).toContainText("how many cards?");
  await look(page, "submit-asked", lang, script);
  await page.getByLabel(words(lang, "硬件", "Hardware")).fill("8 × A100 80 GB");
  await file_it(page, lang);
  await expect(state(page)).toHaveText(words(lang, "已报送，待审", "filed, waits for review"));
  await judge.reload();
  await judge.getByRole("button", { name: words(lang, "通过并发布", "Accept and publish") }).click();
  await expect(state(judge)).toHaveText(words(lang, "已发布", "accepted, published"));

  // It stands in the ranking, with its provenance.
  const reader = doubter.page;
  await reader.goto(submission);
  await expect(reader.getByRole("main")).toContainText("how many cards?");
  await look(reader, "submission-accepted", lang, script);
  const slice = `/rankings?board=jinbang&dataset=cmmlu&domain=general&protocol=${protocol}`;
  await reader.goto(slice);
  const ranked = reader.getByRole("table", { name: /CMMLU/ }).getByRole("row").filter({ hasText: words(lang, "轩辕-70B", "XuanYuan-70B") });
  await expect(ranked).toContainText("70.95");
  await expect(ranked).toContainText(words(lang, "第三方", "third party"));
  await look(reader, "ranking", lang, script);
  await reader.goto(submission);
  await reader.getByRole("link", { name: "70.95" }).click();
  await expect(reader).toHaveURL(/\/r\/\w+$/);
  const result = reader.url();
  for (const fact of ["0.4.9.2", "1f84a09f", "8 × A100 80 GB", "12 USD", "A laboratory", "2026-01-21"]) {
    await expect(reader.getByRole("main")).toContainText(fact);
  }

  // Somebody disputes it; a reviewer answers in writing.
  await reader.getByRole("link", { name: words(lang, "对这项成绩提出异议", "Dispute this result") }).click();
  await reader.getByRole("button", { name: words(lang, "提出异议", "Raise the dispute") }).click();
  await expect(reader.getByRole("alert")).toContainText(words(lang, "请写明依据", "Give the evidence"));
  await look(reader, "dispute-refused", lang, script);
  await reader.getByLabel(words(lang, "依据", "Evidence")).fill("The log gives 69.95: see https://lab.example/log");
  await reader.getByRole("button", { name: words(lang, "提出异议", "Raise the dispute") }).click();
  await expect(reader).toHaveURL(/#disputes$/);
  await look(reader, "result-disputed", lang, script);
  await reader.goto(slice);
  await expect(ranked).toContainText(words(lang, "有异议", "disputed"));
  await judge.goto("/review");
  await look(judge, "review-disputes", lang, script);
  await judge.locator(`main a[href^="${new URL(result).pathname}/dispute"]`).click();
  await look(judge, "dispute-to-answer", lang, script);
  const reply = words(lang, "答复", "Answer");
  await judge.getByRole("textbox", { name: reply }).fill("Line 4 of the file gives 0.7095.");
  await judge.getByRole("button", { name: reply }).click();
  await expect(judge.getByRole("main")).toContainText("Line 4 of the file gives 0.7095.");
  await look(judge, "result-answered", lang, script);
  await reader.goto(slice);
  await expect(ranked).toBeVisible();
  await expect(ranked).not.toContainText(words(lang, "有异议", "disputed"));
  await Promise.all([filer, reviewer, doubter].map(({ page }) => page.context().close()));
});
