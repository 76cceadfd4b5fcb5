// `nhipcau load`: loads a programme's data files into the node; what is there already stays as it is.
import { loadProgramme } from "@nhipcau/operations/load-programme.ts";
import { readProgrammeFiles } from "../node/region-data.ts";
import { exitCodes } from "../node/terminal.ts";
import { type CommonOptions, withNode } from "../node/with-node.ts";

export interface LoadOptions extends CommonOptions {
  readonly factsOnly?: boolean;
}

export function load(folder: string | undefined, options: LoadOptions): Promise<number> {
  return withNode(options, async (node, terminal) => {
    const bar = terminal.bar("Nạp dữ liệu", "Loading data");
    const files = readProgrammeFiles({
      factsOnly: options.factsOnly === true,
      ...(folder === undefined ? {} : { folder }),
    });
    const loaded = await loadProgramme(node.store, files, ({ written, total }) => bar.update(written, total));
    bar.end();
    if (!loaded.ok) return terminal.refuse(loaded.refusals);
    const { written, present } = loaded.value;
    terminal.result(
      loaded.value,
      `Đã ghi ${written} bản ghi mới; ${present} bản ghi đã có.`,
      `${written} new records written; ${present} were there.`,
    );
    return exitCodes.done;
  });
}
