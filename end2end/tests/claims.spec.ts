// Claims: the list, one claim, and the form that answers before anything is claimed.
import { expect, open, test, words } from "./site.ts";

test("a claim is checked, and one more word decides it", async ({ page, lang }) => {
  const check = page.getByRole("button", { name: words(lang, "核对", "Check"), exact: true });
  await page.goto("/claims");
  await page.getByRole("link", { name: words(lang, "核对一条宣称", "Check a claim") }).click();
  const model = page.getByLabel(words(lang, "模型", "Model"), { exact: true });
  // What is typed is completed; without a script it is typed whole.
  await model.pressSequentially("quark");
  await page.getByRole("option", { name: "QuarkLLM" }).click();
  await expect(model).toHaveValue("quarkllm");
  await page.getByLabel(words(lang, "榜单", "Board"), { exact: true }).fill("cmmlu");
  await page.getByLabel(words(lang, "日期", "Day"), { exact: true }).fill("2023-11-14");
  await check.click();
  await expect(page).toHaveURL(/model=quarkllm/);
  const verdict = page.locator(".verdict").first();
  await expect(verdict).toContainText(words(lang, "符合原话的 6 张榜表中 4 张成立", "Holds on 4 of 6 tables"));
  const tables = page.getByRole("region", { name: words(lang, "符合原话的榜表", "The tables that fit the words") });
  await expect(tables.getByRole("row")).toHaveCount(7);
  const others = page.getByRole("heading", { name: words(lang, "同一句话还有谁能说", "Who else could say the same") });
  await expect(page.locator("section", { has: others }).getByRole("link", { name: "ZW-LM" })).toBeVisible();
  await page.getByText(words(lang, "原话还说到哪些限定", "What else the words name")).click();
  await page.getByLabel(words(lang, "协议", "Protocol")).selectOption("0-shot");
  await page.getByLabel(words(lang, "组别", "Division")).selectOption("limited");
  await check.click();
  await expect(verdict).toContainText(words(lang, "曾经成立", "Held until 5\u00a0December\u00a02023"));
});

test("what cannot be read stays typed", async ({ page, lang }) => {
  const answer = await page.goto("/claims/check?model=QuarkLM&board=cmmlu&on=2023-11-14");
  expect(answer?.status()).toBe(400);
  await expect(page.getByRole("alert")).toContainText("quarkllm");
  await expect(page.getByLabel(words(lang, "模型", "Model"), { exact: true })).toHaveValue("QuarkLM");
  await expect(page).toHaveTitle(words(lang, /^出错：/, /^Error: /));
  await page.getByRole("alert").getByRole("link", { name: "QuarkLLM" }).click();
  await expect(page).toHaveURL(/model=quarkllm&on=2023-11-14&board=cmmlu/);
});

test("claims are filtered, and one is read", async ({ page, lang }) => {
  await page.goto("/claims");
  await page.getByLabel(words(lang, "判定", "Verdict"), { exact: true }).selectOption("does-not-hold");
  await page.getByRole("button", { name: words(lang, "显示", "Show") }).click();
  await expect(page.locator("p.sub[role=status]")).toContainText(words(lang, "68 条中的 2 条", "2 of 68 claims"));
  await page.locator(".claims").getByRole("link").first().click();
  await expect(page.locator(".verdict").first()).toContainText(words(lang, "第 5 名，共 110 个", "number 5 of 110"));
  await expect(page.locator("blockquote.words-said")).toContainText("仅次于 GPT-4 Turbo");
  const tables = page.getByRole("region", { name: words(lang, "符合原话的榜表", "The tables that fit the words") });
  await tables.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/rankings\?board=alpacaeval/);
});

test("claims on the time line are read by keyboard", async ({ page, lang }) => {
  await open(page, "/claims");
  const figure = page.locator("figure").first();
  const says = figure.getByRole("status");
  await figure.getByRole("group").focus();
  await page.keyboard.press("Home");
  await expect(says).toContainText(words(lang, "仅表上如此", "Listed so only"));
  await page.keyboard.press("ArrowDown");
  await expect(says).toContainText(words(lang, "符合原话的 4 张榜表中 2 张成立", "Holds on 2 of 4 tables"));
  await page.keyboard.press("End");
  await expect(figure.locator(".spot.on")).toHaveCount(1);
});

test("an answer is filed as a claim, and waits for review", async ({ page, lang }, info) => {
  await page.goto("/claims/check?model=quarkllm&board=cmmlu&protocol=0-shot&on=2023-11-14");
  await page.getByRole("link", { name: words(lang, "报送这条宣称", "File this claim"), exact: true }).click();

  // Whoever is not signed in makes an account, and comes back to the form with all that was typed.
  await page.getByRole("link", { name: words(lang, "注册账户", "Make an account") }).click();
  await page.getByLabel(words(lang, "账户名", "Account name")).fill(`c-${info.project.name.slice(0, 8)}-${process.pid}`);
  await page.getByLabel(words(lang, "密码", "Password")).fill("four unusual words here");
  await page.getByRole("button", { name: words(lang, "注册账户", "Make an account") }).click();
  await expect(page).toHaveURL(/\/claims\/file\?model=quarkllm/);
  await expect(page.getByLabel(words(lang, "模型", "Model"), { exact: true })).toHaveValue("quarkllm");
  await expect(page.getByLabel(words(lang, "协议", "Protocol"))).toHaveValue("0-shot");

  // What is missing is said, and nothing that was typed is lost.
  await page.getByLabel(words(lang, "原话", "The words"), { exact: true }).fill("QuarkLLM 在 CMMLU 榜单上排名第一。");
  const file = page.getByRole("button", { name: words(lang, "报送待审", "File for review") });
  await file.click();
  const summary = page.getByRole("alert");
  await expect(summary).toBeFocused();
  await expect(summary.getByRole("link")).toHaveCount(2);
  await page.getByLabel(words(lang, "宣称者", "Claimant"), { exact: true }).fill("阿里巴巴");
  await page.getByLabel(words(lang, "出处网址", "Address of the source")).fill("https://quark.example/news");
  await file.click();

  await expect(page).toHaveURL(/\/submissions\/\w{16}$/);
  await expect(page.locator("#state")).toHaveText(words(lang, "已报送，待审", "filed, waits for review"));
  await expect(page.locator("blockquote.words-said")).toContainText("排名第一");
  await expect(page.locator(".verdict").first()).toContainText(words(lang, "符合原话的 3 张榜表中 2 张成立", "Holds on 2 of 3 tables"));
  await page.goto("/submissions");
  await expect(page.getByRole("main").getByText(words(lang, "宣称", "Claim"), { exact: true })).toBeVisible();
});
