// People with accounts, each in a browser of their own; and looking at the pages that are theirs alone.
import type { Browser, Page, TestInfo } from "@playwright/test";

import { peerHeader, promote } from "../server.ts";
import { faults } from "./axe.ts";
import { expect, type Lang, settled, words } from "./site.ts";

export const password = "four unusual words here";

let number = 0;

/** A name of its own for each person of each run: the projects share one server. */
export function freshName(project: string): string {
  number += 1;
  return `p-${project.slice(0, 8)}-${process.pid}-${number}`.toLowerCase();
}

export interface Person {
  name: string;
  page: Page;
}

/** Somebody who has just signed up, and has a role if one is named. */
export async function person(
  browser: Browser,
  { project: { name: project, use } }: TestInfo,
  lang: Lang,
  role?: "reviewer" | "administrator",
): Promise<Person> {
  const { baseURL, locale, viewport, javaScriptEnabled = true } = use;
  const name = freshName(project);
  const peer = `10.${process.pid % 250}.${number % 250}.1`;
  const context = await browser.newContext({
    ...{ baseURL, locale, viewport, javaScriptEnabled },
    extraHTTPHeaders: { [peerHeader]: peer },
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto("/sign-up");
  await page.getByLabel(words(lang, "账户名", "Account name")).fill(name);
  await page.getByLabel(words(lang, "密码", "Password")).fill(password);
  await page.getByRole("button", { name: words(lang, "注册账户", "Make an account") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  if (role) promote(name, role);
  return { name, page };
}

/**
 * Looks at a page that only its reader has: nothing for axe to hold against it in light or dark, and no
 * window makes it scroll sideways. With JINBANG_SHOTS it is also written to `shots/`.
 */
export async function look(page: Page, name: string, lang: Lang, script: boolean): Promise<void> {
  if (script) await settled(page);
  const before = page.viewportSize();
  for (const width of [360, 390, 820, 1100, 1280, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over, `${name} at ${width}`).toBeLessThanOrEqual(0);
    if (!process.env.JINBANG_SHOTS || ![390, 1440].includes(width)) continue;
    await page.evaluate(() => window.scrollTo(0, 0));
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `shots/filing-${name}-${width}-${colorScheme}-${lang}${script ? "" : "-plain"}.png`, fullPage: true });
    }
  }
  if (before) await page.setViewportSize(before);
  for (const colorScheme of script ? (["light", "dark"] as const) : []) {
    // Colours that are still on their way have no contrast of their own.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await faults(page), `${name}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}
