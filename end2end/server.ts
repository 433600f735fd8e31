// The server under test: the debug build on a fresh database of the demo data.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const target = path.resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
const data = path.join(import.meta.dirname, "node_modules", ".cache", "data");

// Several checkouts of one machine may test at once.
const port = process.env.JINBANG_TEST_PORT ?? "3999";
export const origin = `http://127.0.0.1:${port}`;

const env = { JINBANG_SITE: path.join(target, "site"), JINBANG_LOG: "warn", JINBANG_CONFIG: "/dev/null" };

/** Whoever runs the server gives an account of it a role. */
export function promote(name: string, role: "reviewer" | "administrator"): void {
  execFileSync(`${target}/debug/server`, ["account", "promote", name, role, "--data-dir", data], {
    env: { ...process.env, ...env },
    stdio: "pipe",
  });
}

/** The header by which the server counts attempts: tests that sign up many people say who asks. */
export const peerHeader = "x-forwarded-for";

export const webServer = {
  command: `rm -rf '${data}' && exec '${target}/debug/server' serve --listen 127.0.0.1:${port} --data-dir '${data}'`,
  env: { ...env, JINBANG_PEER_HEADER: peerHeader },
  url: `${origin}/health`,
  timeout: 120_000,
  reuseExistingServer: false,
  stderr: "pipe" as const,
};

/** Whoever runs the server imports a file while it runs. */
export function imported(file: string): void {
  const settings = { ...process.env, JINBANG_LOG: "warn", JINBANG_CONFIG: "/dev/null" };
  execFileSync(`${target}/debug/server`, ["import", file, "--data-dir", data], { env: settings, stdio: "pipe" });
}

// Playwright's own browser is not installed: the system's Chromium is used.
function chromium(): string {
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("which", [name], { encoding: "utf8" }).trim();
    } catch {
      continue;
    }
  }
  throw new Error("No Chromium: install it (apt-get install chromium) or name it in CHROMIUM.");
}

const executablePath = process.env.CHROMIUM ?? chromium();
if (!existsSync(executablePath)) throw new Error(`No browser at ${executablePath}`);

// Chromium refuses its sandbox to root, and /dev/shm is small in containers.
export const launchOptions = { executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] };
