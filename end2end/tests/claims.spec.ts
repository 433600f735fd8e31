// Claims: the list, one claim, and the form that answers before anything is claimed.
import { expect, test } from "./site.ts";

test("a claim is checked, and one more word decides it", async ({ page }) => {
  await page.goto("/claims");
  await page.getByRole("link", { name: "Check a claim" }).click();
  await page.getByLabel("Model", { exact: true }).fill("QuarkLLM");
  await page.getByLabel("Board", { exact: true }).fill("cmmlu");
  await page.getByLabel("Day", { exact: true }).fill("2023-11-14");
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page).toHaveURL(/model=QuarkLLM/);
  await expect(page.locator(".verdict").first()).toContainText("Holds on 4 of 6 tables");
  await expect(page.getByRole("region", { name: "The tables that fit the words" }).getByRole("row")).toHaveCount(7);
  const others = page.locator("section", { has: page.getByRole("heading", { name: "Who else could say the same" }) });
  await expect(others.getByRole("link", { name: "ZW-LM" })).toBeVisible();
  await page.getByText("What else the words name").click();
  await page.getByLabel("Protocol").selectOption("0-shot");
  await page.getByLabel("Division").selectOption("limited");
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.locator(".verdict").first()).toContainText("Held until 5 December 2023");
});

test("what cannot be read stays typed", async ({ page }) => {
  const answer = await page.goto("/claims/check?model=QuarkLM&board=cmmlu&on=2023-11-14");
  expect(answer?.status()).toBe(400);
  await expect(page.getByRole("alert")).toContainText("quarkllm");
  await expect(page.getByLabel("Model", { exact: true })).toHaveValue("QuarkLM");
  await expect(page).toHaveTitle(/^Error: /);
});

test("claims are filtered, and one is read", async ({ page }) => {
  await page.goto("/claims");
  await page.getByLabel("Verdict").selectOption("does-not-hold");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("status")).toContainText("2 of 68 claims");
  await page.locator(".claims").getByRole("link").first().click();
  await expect(page.locator(".verdict").first()).toContainText("number 5 of 110");
  await expect(page.getByRole("blockquote")).toContainText("仅次于 GPT-4 Turbo");
  await page.getByRole("region", { name: "The tables that fit the words" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/rankings\?board=alpacaeval/);
});
