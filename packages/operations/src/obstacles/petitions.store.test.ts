// Obstacles and petitions of the region as people are shown them, on a real database: the illustrations tell their story, each
// day its own; what is offered is taken and what is not offered is refused; the draft words what the records say.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type CalendarDate, calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { escalations } from "@nhipcau/registers/cooperation/escalations.ts";
import { petitionAnswers } from "@nhipcau/registers/cooperation/petition-answers.ts";
import { petitionDispatches } from "@nhipcau/registers/cooperation/petition-dispatches.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { petitionSignatures } from "@nhipcau/registers/cooperation/petition-signatures.ts";
import { petitions } from "@nhipcau/registers/cooperation/petitions.ts";
import { actor, roleNames } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { makeRecordWriter } from "@nhipcau/testkit/record-writer.ts";
import { loadRegion } from "@nhipcau/testkit/region-files.ts";
import type { Acting } from "../ports/acting.ts";
import { publicReader } from "../ports/acting.ts";
import { readOverview } from "../programme/overview.ts";
import { addRecord, changeRecord, retireRecord } from "../records/write-record.ts";
import { draftFromObstacles } from "./draft-from-obstacles.ts";
import { readObstacle } from "./obstacle-detail.ts";
import { listObstacles } from "./obstacle-list.ts";
import { listPetitions, readPetition } from "./petition-detail.ts";
import { sendPetition } from "./send-petition.ts";

const node = await makeNode();
await loadRegion(node.store);
const { store } = node;
const { here, contextOf, addWell } = makeRecordWriter(node);
const today = calendarDate("2026-11-21");
const on = (asOf: CalendarDate) => ({ asOf, today });

async function petitionOf(id: string, acting: Acting = here, asOf: CalendarDate = today) {
  const outcome = await readPetition(store, acting, on(asOf), id);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}

test("one petition waits since 214 days, one is half signed, one is answered and not yet cleared", async () => {
  const { petitions: listed } = await listPetitions(store, publicReader, on(today), {});
  assert.deepEqual(
    listed.map(({ id, phase, waiting }) => [id, phase, waiting?.days]),
    [
      ["KN-01", "sent", 214],
      ["KN-02", "signing", undefined],
      ["KN-03", "answered", 94],
    ],
  );
  const [waits, half, answered] = listed;
  assert.deepEqual(waits?.waiting?.workingDays, { days: 148, confirmed: true });
  assert.deepEqual(
    half?.parties.map(({ party, word }) => [party.id, word]),
    [
      ["HP", "agree"],
      ["QN", "none"],
    ],
  );
  assert.deepEqual(answered?.parties[0]?.continues, [{ id: "HD", name: "Hải Dương" }]);
  assert.deepEqual(
    answered?.obstacles.map(({ settled, clearedOn }) => [settled, clearedOn]),
    [[true, undefined]],
  );
});

test("L-07 the overview's figure of waiting petitions is the length of the list it opens, on any day and agreement", async () => {
  for (const asOf of ["2026-04-20", "2026-04-21", "2026-06-12", "2026-11-21"].map(calendarDate)) {
    for (const agreement of [undefined, "A06", "A08"]) {
      const filter = agreement === undefined ? {} : { agreement };
      const overview = await readOverview(store, publicReader, { ...on(asOf), ...filter });
      const list = await listPetitions(store, publicReader, on(asOf), { ...filter, waiting: true });
      assert.equal(overview.petitions.waiting, list.total);
      assert.equal(overview.petitions.longestDays, list.petitions[0]?.waiting?.days);
    }
  }
});

test("L-08 a petition can be read as of each day of its life", async () => {
  const phases = [];
  for (const day of ["2026-03-02", "2026-03-03", "2026-03-06", "2026-03-10", "2026-06-12"])
    phases.push((await petitionOf("KN-03", here, calendarDate(day))).petition.phase);
  assert.deepEqual(phases, ["draft", "signing", "agreed", "sent", "answered"]);
  const before = await readPetition(store, here, on(calendarDate("2026-03-01")), "KN-03");
  assert.ok(!before.ok);
});

test("an obstacle says where it lies and for how long, who can clear it, and what it was answered", async () => {
  const directed = await readObstacle(store, here, on(today), "VM-03-QN-1");
  assert.ok(directed.ok);
  const { obstacle, escalations: raised } = directed.value;
  assert.equal(obstacle.state.phase, "directed");
  assert.deepEqual(
    obstacle.state.stays.map(({ level, days }) => [level.code, days]),
    [
      ["department", 97],
      ["peoples-committee", 24],
      ["department", 260],
    ],
  );
  assert.equal(raised[0]?.directives[0]?.documentNumber, "521/UBND-XD");
  const { obstacles: open } = await listObstacles(store, here, on(today), {});
  assert.deepEqual(
    new Map(open.map(({ id, state }) => [id, state.phase])),
    new Map([
      ["VM-03-QN-1", "directed"],
      ["VM-12-HD-1", "answered"],
      ["VM-05-QN-1", "in-petition"],
      ["VM-08-QN-1", "open"],
      ["VM-01-HP-1", "in-petition"],
    ]),
  );
});

test("what is offered of an obstacle is taken, what is not is refused, for every role of every side", async () => {
  for (const acting of everybody()) {
    const { obstacles: open } = await listObstacles(store, acting, on(today), {});
    assert.ok(open.length >= 4);
    for (const { id, agreement, mayDo } of open) {
      const context = tryingAs(acting);
      const escalated = await attempt(acting, (trial) =>
        addRecord(
          trial,
          escalations,
          {
            body: {
              obstacle: id,
              raisedOn: today,
              raisedBy: `UBND-${acting.locality}`,
              toLevel: "central",
              toAgency: "BXD",
              question: "Ai quyết định?",
            },
          },
          context,
        ),
      );
      assert.equal(escalated, mayDo.escalate, `${acting.role} of ${acting.locality} escalates ${id}`);
      const drafted = await attempt(acting, (trial) =>
        addRecord(
          trial,
          petitions,
          {
            body: {
              title: "Kiến nghị",
              agreement: agreement.id,
              addressee: "BXD",
              text: "Kính đề nghị.",
              obstacles: [id],
              draftedOn: today,
            },
          },
          context,
        ),
      );
      assert.equal(drafted, mayDo.petition, `${acting.role} of ${acting.locality} petitions about ${id}`);
      const record = await store.read(acting, (transaction) => transaction.find(obstacles, id));
      assert.ok(record);
      const cleared = await attempt(acting, (trial) =>
        changeRecord(
          trial,
          obstacles,
          id,
          record.version,
          { body: { ...record.body, clearedOn: today } },
          context,
        ),
      );
      assert.equal(cleared, mayDo.clear, `${acting.role} of ${acting.locality} clears ${id}`);
    }
  }
});

test("what is offered of a petition is taken, what is not is refused, for every role, side and state", async () => {
  // Among the parties only, as the page drafts it: sending lets everybody read it, which is a write of its own.
  const kept = await addRecord(
    store,
    petitions,
    {
      scope: "shared",
      body: {
        title: "Kiến nghị đã đồng ý",
        agreement: "A06",
        addressee: "BTC",
        text: "Kính đề nghị.",
        obstacles: ["VM-05-QN-1"],
        draftedOn: today,
      },
    },
    contextOf(here),
  );
  assert.ok(kept.ok, JSON.stringify(kept));
  const agreed = kept.value;
  const { digest: read } = await petitionOf(agreed.id);
  for (const side of ["QN", "HP"]) {
    const signature = {
      petition: agreed.id,
      decision: "agree",
      signedOn: today,
      agency: `UBND-${side}`,
      textDigest: read,
    };
    await addWell(petitionSignatures, signature, actor(side, "leader"));
  }
  for (const acting of everybody()) {
    for (const id of ["KN-01", "KN-02", "KN-03", agreed.id]) {
      const { mayDo, digest, text, version, petition, ownSignature } = await petitionOf(id, acting);
      const context = tryingAs(acting);
      const who = `${acting.role} of ${acting.locality}, ${id}`;
      const record = await store.read(acting, (transaction) => transaction.find(petitions, id));
      const amended = await attempt(acting, (trial) =>
        changeRecord(
          trial,
          petitions,
          id,
          version,
          { body: { ...record?.body, text: `${text} Thêm.` } },
          context,
        ),
      );
      assert.equal(amended, mayDo.amend, `${who}: amend`);
      for (const decision of ["agree", "object"] as const) {
        const body = {
          petition: id,
          decision,
          ...(decision === "object" ? { reason: "Chưa đủ căn cứ." } : {}),
          signedOn: today,
          agency: `UBND-${acting.locality}`,
          textDigest: digest,
        };
        const said = await attempt(acting, (trial) =>
          ownSignature
            ? changeRecord(
                trial,
                petitionSignatures,
                ownSignature.id,
                ownSignature.version,
                { body },
                context,
              )
            : addRecord(trial, petitionSignatures, { body }, context),
        );
        const own = petition.parties.find(({ party }) => party.id === acting.locality)?.word;
        // Saying the same once more would be taken as a change of one's own record, and is not offered.
        if (own !== decision) assert.equal(said, mayDo[decision], `${who}: ${decision}`);
        else assert.equal(mayDo[decision], false, `${who}: ${decision} again`);
      }
      const sent = await attempt(acting, (trial) =>
        sendPetition(trial, context, {
          petition: id,
          sentOn: today,
          documentNumber: "1/TTr-UBND",
          sentTo: ["BTC"],
        }),
      );
      assert.equal(sent, mayDo.send, `${who}: send`);
      const answered = await attempt(acting, (trial) =>
        addRecord(
          trial,
          petitionAnswers,
          { body: { petition: id, answeredOn: today, answeredBy: "BTC", answer: "Đồng ý." } },
          context,
        ),
      );
      assert.equal(answered, mayDo.answer, `${who}: answer`);
    }
  }
});

test("nothing is offered on a day that is past", async () => {
  const { mayDo } = await petitionOf("KN-01", here, calendarDate("2026-11-20"));
  assert.ok(Object.values(mayDo).every((may) => !may));
});

test("a draft is worded from the records chosen, of one agreement and by a party", async () => {
  const chosen = ["VM-05-QN-1", "VM-01-HP-1"];
  const draft = await draftFromObstacles(store, here, today, { obstacles: chosen });
  assert.ok(draft.ok);
  assert.equal(draft.value.addressee?.id, "BTC");
  assert.match(draft.value.title, /^Kiến nghị tháo gỡ 2 vướng mắc/u);
  assert.match(draft.value.text, /Ủy ban nhân dân tỉnh Quảng Ninh và Ủy ban nhân dân thành phố Hải Phòng/u);
  assert.match(draft.value.text, /^2\. Chưa rõ thẩm quyền cấp phép rời cảng/mu);
  const codes = async (acting: Acting, ids: readonly string[]) => {
    const outcome = await draftFromObstacles(store, acting, today, { obstacles: ids });
    return outcome.ok ? "done" : outcome.refusals[0]?.code;
  };
  assert.equal(await codes(here, [...chosen, "VM-12-HD-1"]), "obstacle-of-another-agreement");
  assert.equal(await codes(actor("HN", "focal-point"), chosen), "not-a-party");
  assert.equal(await codes(here, ["VM-0"]), "not-found");
  assert.equal(await codes(actor("QN", "leader"), chosen), "forbidden");
});

test("what is drafted among the parties is everybody's once it is sent, and stays as it was signed", async () => {
  const body = {
    title: "Kiến nghị giữa các bên",
    agreement: "A06",
    addressee: "BTC",
    text: "Kính đề nghị.",
    obstacles: ["VM-05-QN-1"],
    draftedOn: today,
  };
  const kept = await addRecord(store, petitions, { body, scope: "shared" }, contextOf(here));
  assert.ok(kept.ok);
  const { id } = kept.value;
  assert.ok(!(await readPetition(store, publicReader, on(today), id)).ok, "not the public's yet");
  const { digest } = await petitionOf(id, actor("HP", "leader"));
  for (const side of ["QN", "HP"]) {
    const signature = {
      petition: id,
      decision: "agree",
      signedOn: today,
      agency: `UBND-${side}`,
      textDigest: digest,
    };
    await addWell(petitionSignatures, signature, actor(side, "leader"));
  }
  const sending = { petition: id, sentOn: today, documentNumber: "7/TTr-UBND", sentTo: ["BTC"] };
  const { ok } = await sendPetition(store, { ...contextOf(here), today }, sending);
  assert.ok(ok);
  const open = await petitionOf(id, publicReader);
  assert.deepEqual([open.petition.phase, open.digest], ["sent", digest]);
});

function everybody(): readonly Acting[] {
  return ["QN", "HP", "HN"].flatMap((side) => roleNames.map((role) => actor(side, role)));
}

let keys = 0;

// With a key a record is not the last thing written, so that the attempt can be given up after it.
function tryingAs(acting: Acting) {
  return {
    ...contextOf(acting),
    get idempotencyKey() {
      keys += 1;
      return `attempt-${keys}`;
    },
  };
}

// Tries in a transaction that is then given up, so that one attempt does not change what the next one meets.
async function attempt(
  acting: Acting,
  write: (trial: typeof store) => Promise<{ readonly ok: boolean }>,
): Promise<boolean> {
  let taken = false;
  const trial: typeof store = {
    registers: store.registers,
    read: (asking, work) => store.read(asking, work),
    write: async (asking, work) => {
      await store.write(asking, async (transaction) => {
        taken = (await work(transaction)).ok;
        return { ok: false, refusals: [{ code: "unavailable" }] };
      });
      return { ok: false, refusals: [{ code: "unavailable" }] };
    },
  };
  await write(trial);
  return taken;
}

test("what was signed, sent or answered is not retired", async () => {
  const retire = async (register: Register, id: string) => {
    const record = await store.read(here, (transaction) => transaction.find(register, id));
    const outcome = await retireRecord(store, register, id, record?.version ?? 0, "thử", contextOf(here));
    return outcome.ok ? "retired" : outcome.refusals[0]?.code;
  };
  assert.equal(await retire(petitions, "KN-01"), "others-stand-on-it");
  assert.equal(await retire(petitionDispatches, "GUI-KN-03"), "others-stand-on-it");
});
