// `nhipcau check`: holds every record against its declaration and rules, the tables against the journal, and says what
// is not as it should be.
import { validateBody } from "@nhipcau/registers/declaration/validate.ts";
import { systemOf } from "@nhipcau/operations/ports/acting.ts";
import { refusalSentence } from "@nhipcau/domain/refusals.ts";
import { rebuildTables } from "@nhipcau/store/upkeep/rebuild.ts";
import { exitCodes } from "../node/terminal.ts";
import { type CommonOptions, withNode } from "../node/with-node.ts";

interface Finding {
  readonly register: string;
  readonly id: string;
  readonly path?: string;
  readonly vi: string;
  readonly en: string;
}

export function check(options: CommonOptions): Promise<number> {
  return withNode(options, async ({ store, prepared, registers }, terminal) => {
    const bar = terminal.bar("Kiểm tra", "Checking");
    const findings: Finding[] = [];
    let records = 0;
    let seen = 0;
    await store.read(systemOf("VN"), async (transaction) => {
      for (const register of registers.values()) {
        for await (const batch of transaction.stream(register, { filters: [], limit: 2000 })) {
          records += batch.length;
          for (const { id, body } of batch) {
            const checked = validateBody(register, body);
            if (checked.ok) continue;
            for (const refusal of checked.refusals) {
              const place = refusal.path === undefined ? {} : { path: refusal.path };
              findings.push({
                register: register.name,
                id,
                ...place,
                vi: refusalSentence(refusal, "vi"),
                en: refusalSentence(refusal, "en"),
              });
            }
          }
        }
        bar.update(++seen, registers.size);
      }
    });
    bar.end();
    const tables = await rebuildTables(prepared.ownerUrl, registers.values());
    const different = tables.filter(({ equal }) => !equal).map(({ register }) => register);
    for (const { register, id, path, vi, en } of findings.slice(0, 100)) {
      terminal.say(`${register}/${id} ${path ?? ""}: ${vi}`, `${register}/${id} ${path ?? ""}: ${en}`);
    }
    terminal.result(
      {
        records,
        findings: findings.slice(0, 1000),
        findingCount: findings.length,
        tablesUnlikeJournal: different,
      },
      `${records} bản ghi: ${findings.length} chỗ không đúng; ${different.length} bảng khác nhật ký.`,
      `${records} records: ${findings.length} faults; ${different.length} tables differ from the journal.`,
    );
    return findings.length + different.length === 0 ? exitCodes.done : exitCodes.different;
  });
}
