// The colours of style/tokens.css, pair by pair, against what WCAG 2.2 asks for: 4.5 for text
// (1.4.3), 3 for the shapes that carry meaning (1.4.11).
import { readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "@playwright/test";

const css = readFileSync(path.resolve(import.meta.dirname, "../../style/tokens.css"), "utf8");

const pairs: [string, string, number][] = [
  ...["ink", "ink-2", "ink-3", "seal"].flatMap((text): [string, string, number][] => [
    [text, "paper", 4.5],
    [text, "paper-2", 4.5],
  ]),
  ["ink", "paper-3", 4.5],
  ["seal", "seal-wash", 4.5],
  ["ink", "seal-wash", 4.5],
  ["on-seal", "seal-fill", 4.5],
  ["seal-fill", "paper", 3],
  ["on-gold", "gold", 4.5],
  ["gold-ink", "paper", 4.5],
  ["gold-ink", "paper-2", 4.5],
  ["gold-line", "paper", 3],
  ["line-2", "paper", 3],
  ["line-2", "paper-2", 3],
  ["focus", "paper", 3],
  ["focus", "paper-2", 3],
  ["range", "paper", 3],
  ["ink", "range", 3],
  ...[1, 2, 3, 4, 5, 6].map((n): [string, string, number] => [`c${n}`, "paper", 4.5]),
  ["on-h-lo", "h1", 4.5],
  ["on-h-lo", "h3", 4.5],
  ["on-h-hi", "h4", 4.5],
  ["on-h-hi", "h5", 4.5],
];

/** The colours of a block: from its opening line to the brace that ends it. */
function colours(opening: string): Map<string, string> {
  const from = css.indexOf(opening);
  expect(from, `a block ${opening}`).toBeGreaterThanOrEqual(0);
  const block = css.slice(from, css.indexOf("}", from));
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9A-Fa-f]{6});/g)].map((found) => [found[1] ?? "", found[2] ?? ""]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

const blocks = { light: ":root {", "dark by system": ':root:not([data-theme="light"]) {', "dark by choice": ':root[data-theme="dark"] {' };

for (const [theme, opening] of Object.entries(blocks)) {
  test(`contrast of every pair: ${theme}`, () => {
    const tokens = colours(opening);
    const poor = pairs.flatMap(([a, b, needed]) => {
      const [one, other] = [tokens.get(a), tokens.get(b)];
      if (!one || !other) return [`${a} on ${b}: no such colour`];
      const ratio = contrast(one, other);
      return ratio >= needed ? [] : [`${a} on ${b}: ${ratio.toFixed(2)}, needed ${needed}`];
    });
    expect(poor).toEqual([]);
  });
}

test("the two dark blocks are alike", () => {
  expect(colours(blocks["dark by choice"])).toEqual(colours(blocks["dark by system"]));
});
