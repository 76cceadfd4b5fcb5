// What holds on every page, in both languages, in both colour schemes, from a phone to a wide screen. With
// NHIPCAU_SCREENSHOTS=all each page is also kept as a picture in test-output/screens.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { faultsOfAccess } from "@nhipcau/testkit/access-faults.ts";
import { openBrowser, type Page, resize, signIn, visit } from "@nhipcau/testkit/browser.ts";
import { startProcess } from "@nhipcau/testkit/start-process.ts";
import { api as englishApi } from "../messages/en/api.ts";
import { connections as englishConnections } from "../messages/en/connections.ts";
import { course as englishCourse } from "../messages/en/course.ts";
import { evidence as englishEvidence } from "../messages/en/evidence.ts";
import { map as englishMap } from "../messages/en/map.ts";
import { people as englishPeople } from "../messages/en/people.ts";
import { petitions as englishPetitions } from "../messages/en/petitions.ts";
import { registers as englishRegisters } from "../messages/en/registers.ts";
import * as englishReviews from "../messages/en/reviews.ts";
import { sharing as englishSharing } from "../messages/en/sharing.ts";
import { succession as englishSuccession } from "../messages/en/succession.ts";
import { takeOvers as englishTakeOvers } from "../messages/en/take-overs.ts";
import { trace as englishTrace } from "../messages/en/trace.ts";
import { urging as englishUrging } from "../messages/en/urging.ts";
import { en } from "../messages/en.ts";
import { api } from "../messages/vi/api.ts";
import { connections } from "../messages/vi/connections.ts";
import { course } from "../messages/vi/course.ts";
import { evidence } from "../messages/vi/evidence.ts";
import { map } from "../messages/vi/map.ts";
import { people } from "../messages/vi/people.ts";
import { petitions } from "../messages/vi/petitions.ts";
import { registers } from "../messages/vi/registers.ts";
import * as reviews from "../messages/vi/reviews.ts";
import { sharing } from "../messages/vi/sharing.ts";
import { succession } from "../messages/vi/succession.ts";
import { takeOvers } from "../messages/vi/take-overs.ts";
import { trace } from "../messages/vi/trace.ts";
import { urging } from "../messages/vi/urging.ts";
import { vi } from "../messages/vi.ts";

const pages = {
  overview: "/",
  "overview-of-one": "/?agreement=A08&asOf=2026-06-30",
  work: "/viec-cua-toi",
  "work-to-confirm": "/viec-cua-toi?queue=to-confirm&scope=all",
  parts: "/phan-viec?class=open-overdue",
  clauses: "/noi-dung?concrete=false",
  obstacles: "/vuong-mac",
  obstacle: "/vuong-mac/VM-03-QN-1",
  petitions: "/kien-nghi",
  petition: "/kien-nghi/KN-01",
  "petition-new": "/kien-nghi/moi?obstacles=VM-05-QN-1",
  agreements: "/thoa-thuan",
  agreement: "/thoa-thuan/A08",
  commitments: "/cam-ket",
  commitment: "/cam-ket/CK-01",
  timeline: "/tien-trinh",
  comparison: "/so-sanh?from=2026-01-01&to=2026-11-21",
  map: "/ban-do",
  catalogue: "/du-lieu",
  register: "/du-lieu/clauses",
  "register-map": "/du-lieu/ports?view=map",
  "register-quality": "/du-lieu/ports?view=quality",
  record: "/du-lieu/transport-projects/I01",
  form: "/du-lieu/ports/I26/sua",
  "new-record": "/du-lieu/reports/moi",
  import: "/du-lieu/ports/nhap",
  connections: "/ket-noi",
  "peer-unknown": "/ket-noi/khong-co",
  review: "/bao-cao?agreement=A08",
  notices: "/thong-bao",
  jobs: "/quan-tri/cong-viec",
  "take-overs": "/sap-nhap",
  reviews: "/so-ket",
  "review-room": "/so-ket/SK-A06-2026",
  conference: "/hoi-nghi/HN-A06-2026",
  presentation: "/hoi-nghi/HN-A06-2026/trinh-chieu",
  "sign-in": "/dang-nhap",
  invitation: "/nhan-loi-moi",
  account: "/tai-khoan",
  administration: "/quan-tri",
  api: "/api",
  "not-found": "/khong-co",
} as const;

const widths = [360, 1024, 1600] as const;
const looks = [
  { language: "vi", scheme: "light" },
  { language: "en", scheme: "dark" },
  { language: "vi", scheme: "dark" },
  { language: "en", scheme: "light" },
] as const;
const catalogues = {
  vi: [
    vi,
    api,
    connections,
    course,
    evidence,
    map,
    registers,
    sharing,
    trace,
    petitions,
    urging,
    people,
    reviews,
    succession,
    takeOvers,
  ],
  en: [
    en,
    englishApi,
    englishConnections,
    englishCourse,
    englishEvidence,
    englishMap,
    englishPeople,
    englishPetitions,
    englishRegisters,
    englishReviews,
    englishSharing,
    englishSuccession,
    englishTakeOvers,
    englishTrace,
    englishUrging,
  ],
} as const;
const keepsScreens = process.env["NHIPCAU_SCREENSHOTS"] === "all";
const screens = join(import.meta.dirname, "../../../../test-output/screens");

const node = await startProcess();
const browser = await openBrowser(node.address);

// Two looks cover both languages and both schemes; all four are for looking at.
for (const look of looks.slice(0, keepsScreens ? 4 : 2)) {
  test(`every page is sound in ${look.language}, ${look.scheme}`, async (context) => {
    const page = await browser.newPage({ ...look, width: 1024 });
    await signIn(page, "specialist-qn");
    for (const [name, path] of Object.entries(pages)) {
      await context.test(name, async () => {
        await visit(page, path);
        const faults = [
          ...(await faultsOfAccess(page)),
          ...faultsOfWords(await wordsOf(page), look.language, name),
          ...(await faultsOfWidth(page, name, `${look.scheme}-${look.language}`)),
        ];
        assert.deepEqual(faults, []);
      });
    }
  });
}

interface Words {
  readonly lang: string;
  readonly texts: readonly string[];
}

async function wordsOf(page: Page): Promise<Words> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // What is written in the one language whatever the reader's: the document's preview, code.
      if (node.parentElement?.closest("[lang], script, style, noscript, pre, code")?.matches("html") !== true)
        continue;
      const text = node.textContent?.trim() ?? "";
      if (text !== "") texts.push(text);
    }
    for (const element of document.querySelectorAll("[aria-label], [placeholder], [title]")) {
      for (const name of ["aria-label", "placeholder", "title"]) texts.push(element.getAttribute(name) ?? "");
    }
    return { lang: document.documentElement.lang, texts };
  });
}

function faultsOfWords({ lang, texts }: Words, language: "vi" | "en", name: string): string[] {
  const own = new Set(sentencesOf(catalogues[language]));
  const foreign = new Set(
    sentencesOf(catalogues[language === "vi" ? "en" : "vi"]).filter((text) => !own.has(text)),
  );
  return [
    ...(lang === language ? [] : [`the page says its language is ${lang}`]),
    ...texts.filter((text) => foreign.has(text)).map((text) => `in the other language: ${text}`),
    ...(name === "api" ? [] : texts.filter(isHole).map((text) => `a hole in a message: ${text}`)),
  ];
}

/** Every message of a catalogue that is a text by itself. */
function sentencesOf(catalogue: object): string[] {
  return Object.values(catalogue).flatMap((value: unknown) => {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? sentencesOf(value) : [];
  });
}

function isHole(text: string): boolean {
  return /\bundefined\b|\bNaN\b|\[object |\{\w+\}|\bnull\b/u.test(text);
}

async function faultsOfWidth(page: Page, name: string, look: string): Promise<string[]> {
  const faults: string[] = [];
  for (const width of widths) {
    await resize(page, width, width === 360 ? 780 : 900);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) faults.push(`${wide} px wide at ${width} px: ${await widest(page, width)}`);
    if (keepsScreens) await keepScreen(page, width, `${name}-${width}-${look}`);
  }
  await resize(page, 1024, 900);
  return faults;
}

async function widest(page: Page, width: number): Promise<string> {
  return page.evaluate((limit) => {
    const wide = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > limit + 1,
    );
    return wide
      .slice(0, 4)
      .map((element) => `${element.tagName}.${element.className}`)
      .join(", ");
  }, width);
}

async function keepScreen(page: Page, width: number, name: string): Promise<void> {
  mkdirSync(screens, { recursive: true });
  // A map is drawn some frames after its data has come.
  await page.waitForFunction(
    () => document.querySelector(".maplibregl-map") === null || performance.now() > 4000,
  );
  // A window as high as the page, so that what sticks to an edge stands where it does on a screen.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await resize(page, width, Math.min(Math.max(height, 780), 3000));
  await page.screenshot({ path: join(screens, `${name}.png`) });
}
