// What the tests know of the site: addresses, words in both languages, and what every page keeps.
import { test as base, expect, type Locator, type Page } from "@playwright/test";

export type Lang = "zh" | "en";
export interface Site {
  lang: Lang;
}

const cmmlu = "/rankings?board=cmmlu&dataset=cmmlu&domain=general";

export const slices = {
  /** XuanYuan-70B 71.10 and GPT-4 70.95: two tied for first, of 15. */
  tied: `${cmmlu}&protocol=5-shot&division=open-to-test&as-of=2023-09-26`,
  /** The day before: GPT-4 alone, of 14. */
  before: `${cmmlu}&protocol=5-shot&division=open-to-test&as-of=2023-09-25`,
  /** The last state, 34 of them. */
  last: `${cmmlu}&protocol=5-shot&division=open-to-test&as-of=2024-12-31`,
  /** 222 of them, standard errors of some, and a constant answer above the first. */
  alpaca: "/rankings?board=alpacaeval&dataset=alpacaeval&edition=2.0&metric=length-controlled-win-rate&as-of=2026-01-01",
  /** Nothing that small is closed. */
  empty: `${cmmlu}&protocol=5-shot&size=under-10b&weights=closed&as-of=2023-09-26`,
  /** Nothing stood yet. */
  early: `${cmmlu}&protocol=5-shot&as-of=2020-01-01`,
  /** Two protocols: no rank. */
  listing: `${cmmlu}&as-of=2024-12-31`,
} as const;

/** Every kind of page, by a name for pictures. */
export const pages: Record<string, string> = {
  home: "/",
  boards: "/boards",
  board: "/boards/cmmlu",
  "board-other": "/boards/superclue",
  dataset: "/datasets/cmmlu",
  rankings: "/rankings",
  "rankings-chosen": "/rankings?language=zh&domain=medicine&as-of=2024-06-30",
  ranking: slices.last,
  "ranking-tied": slices.tied,
  "ranking-alpaca": slices.alpaca,
  "ranking-empty": slices.empty,
  "ranking-early": slices.early,
  listing: slices.listing,
  compare:
    "/compare?model=baichuan-13b-chat&model=chatglm2-6b&model=gpt-4&model=internlm-chat-7b&model=llama-2-13b-chat",
  "compare-start": "/compare",
  trends: "/trends",
  trend: slices.last.replace("/rankings", "/trends"),
  "trend-editions": "/trends?board=superclue&dataset=superclue&domain=general",
  "trend-exams": "/trends?board=cmmlu&dataset=cmmlu&as-of=2024-12-31",
  models: "/models",
  model: "/models/xuanyuan-70b",
  organisation: "/organisations/duxiaoman",
  /** XuanYuan-70B on CMMLU, of the tied slice. */
  result: "/r/mn8d8aha2f408pv6",
  "result-withdrawn": "/r/hwz2vkn1ys1tv271",
  "embed-ranking": slices.tied.replace("/rankings", "/embed/rankings"),
  "embed-result": "/embed/r/mn8d8aha2f408pv6",
  "embed-claim": "/embed/claims/2025-01-24-r1-sonnet-aider-polyglot",
  claims: "/claims",
  claim: "/claims/2025-01-24-r1-sonnet-aider-polyglot",
  "claim-check": "/claims/check",
  "claim-answer": "/claims/check?model=quarkllm&board=cmmlu&on=2023-11-14",
  "claim-ahead": "/claims/check?kind=ahead-of&model=xuanyuan-70b&other=gpt-4&board=cmmlu&on=2023-09-26",
  firsts: "/firsts",
  log: "/log",
  "firsts-claimants": "/firsts?board=cmmlu&as-of=2023-11-14",
  "firsts-model": "/firsts?model=gpt-4",
  search: "/search?q=qwen",
  changes: "/changes",
  "changes-ranking": slices.last.replace("/rankings", "/changes"),
  exports: "/exports",
  "docs-api": "/docs/api",
  about: "/about",
  "sign-in": "/sign-in",
  "sign-up": "/sign-up",
  "not-found": "/models/xuanyuan-70",
  refused: "/rankings?board=cmmlu&as-of=2023-13-01",
};

export const test = base.extend<Site & { quiet: void }>({
  lang: ["en", { option: true }],
  // No page may write an error into the console: among them, breaches of the content policy.
  quiet: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("console", (message) => {
        const expected = /status of 4\d\d/.test(message.text());
        if (message.type() === "error" && !expected) errors.push(message.text());
      });
      page.on("pageerror", (error) => errors.push(String(error)));
      await use();
      expect(errors, "errors in the console").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** A page is settled when its islands run, where it has any. */
export async function settled(page: Page): Promise<void> {
  if ((await page.locator("script[data-wasm]").count()) > 0) {
    await expect(page.locator("html[data-ready]")).toBeAttached();
  }
}

export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

/** The words of a control or a heading in the language of the project. */
export function words<Zh, En>(lang: Lang, zh: Zh, en: En): Zh | En {
  return lang === "zh" ? zh : en;
}

export function ranking(page: Page): Locator {
  return page.getByRole("table", { name: /\d (models?|entries) .*ranked|参排/ });
}

/** The rows as shown: rank (of a place mark, its number) and model. */
export async function rows(page: Page): Promise<[string, string][]> {
  return ranking(page)
    .locator("tbody tr:has(th a)")
    .evaluateAll((all) =>
      all.map((row) => {
        const rank = row.querySelector("td")?.cloneNode(true) as HTMLElement;
        rank.querySelectorAll("[aria-hidden]").forEach((mark) => mark.remove());
        return [rank.textContent?.trim() ?? "", row.querySelector("th a")?.textContent ?? ""];
      }),
    );
}

/** Puts a mark into the page that does not survive loading it anew. */
export async function mark(page: Page): Promise<void> {
  await page.evaluate(() => ((window as { mark?: boolean }).mark = true));
}

export function isMarked(page: Page): Promise<boolean> {
  return page.evaluate(() => (window as { mark?: boolean }).mark === true);
}

/** What has focus, by the key that a swap goes by. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const named = element instanceof HTMLInputElement ? `${element.name}=${element.value}` : "";
    return element?.getAttribute("data-focus") ?? (element?.id || named || element?.tagName || "");
  });
}
