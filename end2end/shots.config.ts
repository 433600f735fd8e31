// Pictures of every page for looking at, not for comparison: npm run shots.
import { defineConfig } from "@playwright/test";

import { launchOptions, origin, webServer } from "./server.ts";

export default defineConfig({
  testDir: "shots-of",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  reporter: [["list"]],
  use: { baseURL: origin, launchOptions },
  webServer,
});
