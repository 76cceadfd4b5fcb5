// `nhipcau rebuild`: works the tables out from the journal again and says whether they were equal (L-03).
import { rebuildTables } from "@nhipcau/store/upkeep/rebuild.ts";
import { exitCodes } from "../node/terminal.ts";
import { type CommonOptions, withNode } from "../node/with-node.ts";

export interface RebuildOptions extends CommonOptions {
  readonly replace?: boolean;
}

export function rebuild(options: RebuildOptions): Promise<number> {
  return withNode(options, async ({ prepared, registers }, terminal) => {
    const bar = terminal.bar("Dựng lại bảng", "Rebuilding tables");
    const rebuilt = await rebuildTables(prepared.ownerUrl, registers.values(), {
      replace: options.replace === true,
      onProgress: (_, index, of) => bar.update(index, of),
    });
    bar.end();
    const different = rebuilt.filter(({ equal }) => !equal);
    for (const { register, differing, differingIds } of different) {
      const ids = differingIds.join(", ");
      terminal.say(
        `${register}: ${differing} bản ghi khác nhật ký: ${ids}`,
        `${register}: ${differing} records differ from the journal: ${ids}`,
      );
    }
    const records = rebuilt.reduce((sum, register) => sum + register.records, 0);
    const mended = options.replace === true && different.length > 0;
    terminal.result(
      { registers: rebuilt, equal: different.length === 0, replaced: mended },
      different.length === 0
        ? `${rebuilt.length} bảng, ${records} bản ghi: đúng bằng nhật ký.`
        : `${different.length} trong ${rebuilt.length} bảng khác nhật ký${mended ? "; đã sửa theo nhật ký" : "; thêm --replace để sửa theo nhật ký"}.`,
      different.length === 0
        ? `${rebuilt.length} tables, ${records} records: equal to the journal.`
        : `${different.length} of ${rebuilt.length} tables differ from the journal${mended ? "; put right" : "; --replace puts them right"}.`,
    );
    return different.length === 0 || mended ? exitCodes.done : exitCodes.different;
  });
}
