import { defineConfig } from "@playwright/test";

import { launchOptions, origin, webServer } from "./server.ts";
import type { Site } from "./tests/site.ts";

const wide = { width: 1440, height: 900 };

export default defineConfig<Site>({
  testDir: "tests",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  workers: 2,
  reporter: [["list"]],
  use: { baseURL: origin, launchOptions, trace: "retain-on-failure" },
  webServer,
  projects: [
    { name: "en", use: { locale: "en-GB", lang: "en", viewport: wide }, testIgnore: /narrow|without-script/ },
    { name: "zh", use: { locale: "zh-CN", lang: "zh", viewport: wide }, testIgnore: /narrow|without-script/ },
    {
      name: "no-javascript",
      use: { locale: "en-GB", lang: "en", viewport: wide, javaScriptEnabled: false },
      testMatch: /without-script|accounts\.spec|filing\.spec/,
    },
    { name: "narrow", use: { locale: "zh-CN", lang: "zh", viewport: { width: 390, height: 844 } }, testMatch: /narrow/ },
  ],
});
