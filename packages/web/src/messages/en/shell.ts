// What the frame of the page says, in English.
import type { shell as source } from "../vi/shell.ts";

export const shell: typeof source = {
  product: "Nhịp Cầu",
  navigation: "Main navigation",
  skip: "Skip to content",
  overview: "Overview",
  agreements: "Agreements",
  commitments: "Commitments",
  map: "Map",
  registers: "Data",
  review: "Reviews",
  loading: "Loading…",
  notFound: "There is no such page.",
};
