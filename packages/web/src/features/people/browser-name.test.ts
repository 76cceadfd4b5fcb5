// How sessions name the browsers they run in.
import assert from "node:assert/strict";
import test from "node:test";
import { browserName } from "./browser-name.ts";

test("a browser is named as people name it, with the system it runs on", () => {
  const chrome =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
  assert.equal(browserName(chrome), "Chrome, Windows");
  assert.equal(browserName(`${chrome} Edg/140.0`), "Edge, Windows");
  assert.equal(
    browserName("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"),
    "Safari, iOS",
  );
  assert.equal(browserName("curl/8.5.0"), "curl/8.5.0");
  assert.equal(browserName(undefined), undefined);
});
