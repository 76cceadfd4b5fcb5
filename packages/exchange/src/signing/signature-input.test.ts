import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import type { SigningKey } from "../keys/signing-key.ts";
import { claimedKeyId, type SignedRequest, verifyRequest } from "./http-signature.ts";
import { signatureBase } from "./signature-base.ts";
import { codesOf, key, now, receiver, request } from "./signed-request.fixture.ts";

const given = request();
const input = given.headers["signature-input"];
const params = input.slice("nhipcau=".length);
const names = '"@method" "@path" "@query" "content-digest" "nhipcau-audience"';

test("X-16: the components in another order, fewer, more or with parameters are refused though well signed", () => {
  assert.deepEqual(codesOf(verify(resign(params))), []);
  const lists = [
    '"@path" "@method" "@query" "content-digest" "nhipcau-audience"',
    '"@method" "@path" "@query" "content-digest"',
    '"@method" "@path" "@query" "nhipcau-audience"',
    '"@method"',
    "",
    `${names} "date"`,
    `${names} "@authority"`,
    `"@method" ${names}`,
    names.replace('"@query"', '"@query";bs'),
    names.replace('"@query"', '"@query-param";name="a"'),
    names.replace('"@method"', '"@METHOD"'),
    names.replace('"content-digest"', '"content-digest";sf'),
    names.replace('"@method"', "method"),
    names.replace('"@path"', ":AA==:"),
  ];
  for (const list of lists) {
    assert.deepEqual(codesOf(verify(resign(params.replace(names, list)))), ["signature-components"], list);
  }
});

test("X-16: parameters that are missing, more, in another order or of another type are refused though well signed", () => {
  const created = `;created=${now / 1000}`;
  const others = [
    params.replace(created, ""),
    params.replace(/;expires=\d+/u, ""),
    params.replace(/;nonce="[^"]+"/u, ""),
    params.replace(/;keyid="[^"]+"/u, ""),
    params.replace(';tag="nhipcau-1"', ""),
    params.replace('tag="nhipcau-1"', 'tag="nhipcau-2"'),
    params.replace('tag="nhipcau-1"', "tag=nhipcau-1"),
    `${params};more`,
    `${params};tag="nhipcau-1"`,
    params.replace(created, `${created}${created}`),
    params.replace(created, `;created="${now / 1000}"`),
    params.replace(created, `;created=${now / 1000}.0`),
    params.replace(created, `;created=${now / 1000}.5`),
    params.replace(created, `;created=0${now / 1000}`),
    params.replace(created, ";created=-1"),
    params.replace(created, `;created=@${now / 1000}`),
    params.replace(created, `; created=${now / 1000}`),
    params.replace(created, "") + created,
    params.replace(/nonce="[^"]+"/u, 'nonce=":::"'),
    params.replace(/nonce="[^"]+"/u, "nonce=5"),
    params.replace(/keyid="[^"]+"/u, "keyid=?1"),
  ];
  for (const other of others) {
    assert.notEqual(other, params);
    assert.deepEqual(codesOf(verify(resign(other))), ["signature-components"], other);
  }
  for (const keyid of ["", "test-key", "../../etc", `${key.keyId}=`]) {
    assert.deepEqual(codesOf(verify(resign(params.replace(key.keyId, keyid)))), ["unknown-key"], keyid);
  }
});

test("X-21: an algorithm other than ed25519, or none, is refused though well signed", () => {
  const others = [
    "hmac-sha256",
    "rsa-pss-sha512",
    "rsa-v1_5-sha256",
    "ecdsa-p256-sha256",
    "none",
    "",
    "ED25519",
  ];
  for (const other of others) {
    const changed = params.replace('alg="ed25519"', `alg="${other}"`);
    assert.deepEqual(codesOf(verify(resign(changed))), ["signature-algorithm"], other);
  }
  for (const spelled of [
    "",
    ";alg",
    ";alg=ed25519",
    ";alg=:ZWQyNTUxOQ==:",
    ";alg=?1",
    ';alg="ed25519";alg="none"',
  ]) {
    const changed = params.replace(';alg="ed25519"', spelled);
    assert.deepEqual(codesOf(verify(resign(changed))), ["signature-algorithm"], spelled);
  }
  const lastWins = params.replace(';alg="ed25519"', ';alg="none";alg="ed25519"');
  assert.deepEqual(codesOf(verify(resign(lastWins))), ["signature-components"]);
});

test("X-21: an HMAC keyed with the public key is no signature, by whatever algorithm it calls itself", () => {
  for (const [alg, code] of [
    ["hmac-sha256", "signature-algorithm"],
    ["ed25519", "bad-signature"],
  ] as const) {
    const secret = Buffer.from(key.publicKey.x, "base64url");
    const hmac: Pick<SigningKey, "sign"> = {
      sign: (bytes) => createHmac("sha512", secret).update(bytes).digest(),
    };
    assert.deepEqual(codesOf(verify(resign(params.replace("ed25519", alg), hmac))), [code]);
  }
});

test("X-16: two signatures, another label or the same one twice are refused", () => {
  const { signature } = given.headers;
  const other = (text: string) => text.replace(/^nhipcau=/u, "sig1=");
  const cases: readonly (readonly [string, string])[] = [
    [`${input}, ${other(input)}`, `${signature}, ${other(signature)}`],
    [`${other(input)}, ${input}`, `${other(signature)}, ${signature}`],
    [`${input}, ${input}`, signature],
    [`${other(input)}, ${input}`, signature],
    [other(input), other(signature)],
    [input.replace("nhipcau", "NHIPCAU"), signature],
    [input.replace("nhipcau", "nhipcau2"), signature],
    ["nhipcau", signature],
    ["nhipcau=5", signature],
    ["", signature],
  ];
  for (const [inputs, signatures] of cases) {
    assert.deepEqual(
      codesOf(verify({ "signature-input": inputs, signature: signatures })),
      ["signature-components"],
      inputs,
    );
  }
  for (const signatures of [
    other(signature),
    `${signature}, ${other(signature)}`,
    `${signature}, ${signature}`,
    "",
  ]) {
    assert.deepEqual(codesOf(verify({ signature: signatures })), ["bad-signature"], signatures);
  }
});

test("X-16: a header that is missing or comes twice is refused, also when Node gives it as a list", () => {
  for (const name of ["signature-input", "content-digest", "nhipcau-audience"] as const) {
    const value = given.headers[name];
    for (const headers of [{ [name]: undefined }, { [name]: [] }, { [name]: [value, value] }]) {
      assert.deepEqual(codesOf(verify(headers)), ["signature-components"], name);
    }
    assert.deepEqual(codesOf(verify({ [name]: [value] })), []);
  }
  for (const value of [undefined, [], [given.headers.signature, given.headers.signature]]) {
    assert.deepEqual(codesOf(verify({ signature: value })), ["bad-signature"]);
  }
});

test("X-16: a header longer than any of ours is not looked into", () => {
  for (const name of ["signature-input", "content-digest", "nhipcau-audience"] as const) {
    assert.deepEqual(codesOf(verify({ [name]: "x".repeat(1025) })), ["signature-components"], name);
  }
});

test("X-21: any flipped bit of a header is refused", () => {
  let count = 0;
  for (const [name, value] of Object.entries(given.headers)) {
    for (let at = 0; at < value.length; at += 1) {
      for (const bit of [1, 2, 4, 8, 16, 32, 64, 128]) {
        const flipped = Buffer.from(value, "latin1");
        flipped.writeUInt8(flipped.readUInt8(at) ^ bit, at);
        const outcome = verify({ [name]: flipped.toString("latin1") });
        assert.equal(outcome.ok, false, `${name}: ${flipped.toString("latin1")}`);
        count += 1;
      }
    }
  }
  assert.ok(count > 3000);
});

test("X-21: garbage in headers is refused and never an error", () => {
  const pieces = fc
    .array(
      fc.constantFrom(
        "nhipcau",
        "=",
        "(",
        ")",
        '"@method"',
        ";",
        ":",
        ",",
        " ",
        '"',
        "\\",
        "alg",
        "1",
        "?",
        "%",
        "@",
      ),
    )
    .map((parts) => parts.join(""));
  const value = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    pieces,
    fc.array(fc.string()),
    fc.constant(undefined),
  );
  const spoiled = fc.record({
    "signature-input": fc.oneof(
      value,
      pieces.map((text) => `nhipcau=${text}`),
      pieces.map((text) => input + text),
    ),
    signature: fc.oneof(value, fc.constant(given.headers.signature)),
    "content-digest": fc.oneof(value, fc.constant(given.headers["content-digest"])),
    "nhipcau-audience": fc.oneof(value, fc.constant(receiver.node)),
  });
  fc.assert(
    fc.property(spoiled, fc.string(), fc.string(), (headers, method, target) => {
      const sent = headers["signature-input"] === input && headers.signature === given.headers.signature;
      assert.equal(verify(headers).ok && !sent, false);
      assert.equal(verifyRequest({ ...given, method, target, headers }, receiver).ok, false);
    }),
    { numRuns: 500 },
  );
  assert.deepEqual(codesOf(verify({ "signature-input": `nhipcau=${"(".repeat(1_000_000)}` })), [
    "signature-components",
  ]);
});

test("X-21: the key a request claims can be looked up before anything is believed", () => {
  assert.equal(claimedKeyId(given), key.keyId);
  assert.equal(claimedKeyId({ ...given, headers: {} }), undefined);
  assert.equal(claimedKeyId({ ...given, headers: { "signature-input": "nhipcau=()" } }), undefined);
});

function verify(headers: SignedRequest["headers"]): ReturnType<typeof verifyRequest> {
  return verifyRequest({ ...given, headers: { ...given.headers, ...headers } }, receiver);
}

// What a signer with the right key but another profile would send: its signature is over the params as they stand.
function resign(changed: string, by: Pick<SigningKey, "sign"> = key): SignedRequest["headers"] {
  const base = signatureBase(
    [
      ["@method", given.method],
      ["@path", given.target],
      ["@query", "?"],
      ["content-digest", given.headers["content-digest"]],
      ["nhipcau-audience", given.headers["nhipcau-audience"]],
    ],
    changed,
  );
  const signature = Buffer.from(by.sign(Buffer.from(base))).toString("base64");
  return { "signature-input": `nhipcau=${changed}`, signature: `nhipcau=:${signature}:` };
}
