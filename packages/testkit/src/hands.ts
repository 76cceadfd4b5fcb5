// What hands do at a page, by what is written on it: take a role, press, choose, send, download. For tests that tell a story
// through the page alone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Page, PageOptions, TestBrowser } from "./browser.ts";

/** A person at a browser of one side, in a role of the demonstration taken on the page; `role` is how its name begins. */
export async function enter(side: TestBrowser, role: string, options: PageOptions): Promise<Page> {
  const page = await side.newPage(options);
  page.setDefaultTimeout(45_000); // several nodes and many pages on one machine
  await page.goto("/dang-nhap");
  await page.getByRole("button", { name: new RegExp(`^${role}`, "u") }).click();
  await page.waitForURL(({ pathname }) => pathname === "/");
  return page;
}

/** Follows the first link of that name to the page that bears it. */
export async function follow(page: Page, name: string): Promise<void> {
  await page.getByRole("main").getByRole("link", { name }).first().click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

/** Presses the button of that name in the page, or in a part of it. */
export async function press(page: Page, name: string, within = page.getByRole("main")): Promise<void> {
  await within.getByRole("button", { name, exact: true }).click();
}

/** Presses the button of the dialog that stands open, and sees the dialog go. */
export async function submit(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

/** Chooses a record or a code in a field by searching for it. */
export async function pick(page: Page, field: string, words: string, option: string | RegExp): Promise<void> {
  await page.getByRole("combobox", { name: field }).fill(words);
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** The name and the first bytes of what a press brings down. */
export async function downloaded(page: Page, pressing: () => Promise<void>): Promise<string> {
  const coming = page.waitForEvent("download");
  await pressing();
  const file = await coming;
  assert.equal(
    readFileSync(await file.path())
      .subarray(0, 2)
      .toString(),
    "PK",
    "a DOCX is a ZIP file",
  );
  return file.suggestedFilename();
}
