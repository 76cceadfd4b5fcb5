import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { digestOfBody } from "./content-digest.ts";
import { signRequest, verifyRequest, verifyRequestHead } from "./http-signature.ts";
import { codesOf, key, now, otherKey, receiver, request, signed } from "./signed-request.fixture.ts";

test("X-16: a signed request verifies, with or without a query, whatever the body", () => {
  const target = fc
    .array(fc.constantFrom("a", "/", "?", "%20", "&", "=", ";", '"', "%C3%A9", "..", "'"))
    .map((parts) => `/${parts.join("")}`);
  fc.assert(
    fc.property(target, fc.uint8Array(), fc.constantFrom("GET", "POST"), (path, body, method) => {
      const given = request({ target: path, method, body });
      const outcome = verifyRequest(given, receiver);
      assert.ok(outcome.ok);
      assert.equal(outcome.value.keyId, key.keyId);
      assert.equal(outcome.value.nonce, "AAECAwQFBgcICQoLDA0ODw");
      assert.equal(outcome.value.expires, now + 300_000);
    }),
  );
});

test("X-16: what is covered, and in which order, is a closed list", () => {
  const headers = signed();
  assert.deepEqual(Object.keys(headers).toSorted(), [
    "content-digest",
    "nhipcau-audience",
    "signature",
    "signature-input",
  ]);
  assert.equal(
    headers["signature-input"],
    'nhipcau=("@method" "@path" "@query" "content-digest" "nhipcau-audience")' +
      `;created=${now / 1000};expires=${now / 1000 + 300};nonce="AAECAwQFBgcICQoLDA0ODw"` +
      `;keyid="${key.keyId}";alg="ed25519";tag="nhipcau-1"`,
  );
});

test("X-16: the same request by another method, path or query is refused", () => {
  const given = request({ target: "/exchange/v1/pull?a=1" });
  assert.deepEqual(codesOf(verifyRequest(given, receiver)), []);
  const others = [
    { method: "PUT" },
    { target: "/exchange/v1/pull" },
    { target: "/exchange/v1/pull?a=2" },
    { target: "/exchange/v1/pull?a=1&a=1" },
    { target: "/exchange/v1/pul?a=1" },
    { target: "/exchange/v1/pull%3Fa=1" },
  ];
  for (const other of others) {
    assert.deepEqual(codesOf(verifyRequest({ ...given, ...other }, receiver)), ["bad-signature"]);
  }
  for (const target of [
    "",
    "exchange",
    "http://x/exchange/v1/pull?a=1",
    "*",
    "/a b",
    "/a#b",
    "/a\nb",
    "/đ",
  ]) {
    assert.deepEqual(codesOf(verifyRequest({ ...given, target }, receiver)), ["signature-components"]);
    assert.throws(() => signed({ target }), /cannot be signed/u);
  }
});

test("X-17: another digest is refused, of an empty body too", () => {
  const full = request({ body: Buffer.from("{}") });
  const empty = request({ body: new Uint8Array() });
  assert.deepEqual(codesOf(verifyRequest(empty, receiver)), []);
  for (const given of [
    { ...full, bodyDigest: digestOfBody(Buffer.from("{ }")) },
    { ...full, bodyDigest: new Uint8Array() },
    { ...empty, bodyDigest: full.bodyDigest },
  ]) {
    assert.deepEqual(codesOf(verifyRequest(given, receiver)), ["content-digest"]);
  }
});

test("X-17: any flipped bit of the body is refused", () => {
  const body = Buffer.from('{"grant":"G-1","cursor":null}');
  const given = request({ body });
  fc.assert(
    fc.property(fc.nat(body.length - 1), fc.nat(7), (at, bit) => {
      const flipped = Buffer.from(body);
      flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << bit), at);
      const outcome = verifyRequest({ ...given, bodyDigest: digestOfBody(flipped) }, receiver);
      assert.deepEqual(codesOf(outcome), ["content-digest"]);
    }),
  );
});

test("X-17: a digest by another algorithm, several, or another spelling is refused", () => {
  const given = request();
  const value = given.headers["content-digest"] ?? "";
  const others = ["", value.replace("sha-256", "sha-512"), `${value}, sha-512=:AA==:`, `${value}, ${value}`];
  others.push(
    ` ${value}`,
    value.replace(/=:$/u, ":"),
    value.slice(0, -2),
    value.replace("sha", "SHA"),
    "md5=:AA==:",
  );
  for (const other of others) {
    const headers = { ...given.headers, "content-digest": other };
    assert.deepEqual(codesOf(verifyRequest({ ...given, headers }, receiver)), ["content-digest"], other);
  }
});

test("X-18: a request meant for another node is refused, and one that was redirected to it as well", () => {
  const given = request({ audience: "node-hai-phong" });
  assert.deepEqual(codesOf(verifyRequest(given, receiver)), ["wrong-audience"]);
  const headers = { ...given.headers, "nhipcau-audience": receiver.node };
  assert.deepEqual(codesOf(verifyRequest({ ...given, headers }, receiver)), ["bad-signature"]);
  for (const audience of [
    "",
    `${receiver.node} `,
    `${receiver.node}, ${receiver.node}`,
    receiver.node.toUpperCase(),
  ]) {
    const outcome = verifyRequest(
      { ...given, headers: { ...headers, "nhipcau-audience": audience } },
      receiver,
    );
    assert.deepEqual(codesOf(outcome), ["wrong-audience"]);
  }
});

test("X-19: clocks may differ within the limits and not by a millisecond more", () => {
  const given = request();
  const at = (clock: number) => codesOf(verifyRequest(given, { ...receiver, now: clock }));
  assert.deepEqual(at(now), []);
  assert.deepEqual(at(now - 120_000), [], "made by a clock 120 s ahead");
  assert.deepEqual(at(now - 120_001), ["request-expired"]);
  assert.deepEqual(at(now + 299_999), []);
  assert.deepEqual(at(now + 300_000), ["request-expired"]);
});

test("X-19: a request that claims a longer life, none or a negative one is refused", () => {
  for (const [lifeSeconds, codes] of [
    [300, []],
    [301, ["request-expired"]],
    [1, []],
    [0, ["request-expired"]],
    [-5, ["request-expired"]],
    [999_999_999, ["request-expired"]],
  ] as const) {
    assert.deepEqual(codesOf(verifyRequest(request({ lifeSeconds }), receiver)), codes, String(lifeSeconds));
  }
});

test("X-19: a life that ends before it begins is refused, also while both lie ahead of the receiver's clock", () => {
  for (const lifeSeconds of [0, -5]) {
    const outcome = verifyRequest(request({ lifeSeconds }), { ...receiver, now: now - 60_000 });
    assert.deepEqual(codesOf(outcome), ["request-expired"]);
  }
});

test("X-19: the refusal tells the receiver's time", () => {
  const outcome = verifyRequest(request(), { ...receiver, now: now + 3_600_000 });
  assert.ok(!outcome.ok);
  assert.equal(outcome.refusals[0]?.data?.["now"], new Date(now + 3_600_000).toISOString());
});

test("X-20: a nonce is 128 bits; a longer or shorter one is not taken", () => {
  for (const length of [0, 15, 17, 32]) {
    const given = request({ nonce: new Uint8Array(length) });
    assert.deepEqual(codesOf(verifyRequest(given, receiver)), ["signature-components"]);
  }
});

test("X-21: an unknown key is refused, and a signature by another key under a known name too", () => {
  const byOther = signed({}, otherKey);
  const given = { ...request(), headers: byOther };
  assert.deepEqual(codesOf(verifyRequest(given, receiver)), ["unknown-key"]);
  const renamed = byOther["signature-input"].replace(otherKey.keyId, key.keyId);
  const headers = { ...byOther, "signature-input": renamed };
  assert.deepEqual(codesOf(verifyRequest({ ...given, headers }, receiver)), ["bad-signature"]);
});

test("X-21: everything but the body's digest is decided before the body is read", () => {
  const { method, target, headers } = request({ body: Buffer.from("a body nobody has read") });
  const outcome = verifyRequestHead({ method, target, headers }, receiver);
  assert.ok(outcome.ok);
  assert.deepEqual(outcome.value.bodyDigest, digestOfBody(Buffer.from("a body nobody has read")));
});

test("the same request signed twice has the same headers", () => {
  const parts = { method: "POST", target: "/", audience: "n", bodyDigest: new Uint8Array(32), now };
  const nonce = new Uint8Array(16);
  assert.deepEqual(signRequest({ ...parts, nonce }, key), signRequest({ ...parts, nonce }, key));
});
