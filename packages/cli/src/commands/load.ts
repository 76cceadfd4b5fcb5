// `nhipcau load`: loads a programme's data files into the node; what is there already stays as it is.
import { loadProgramme } from "@nhipcau/operations/load-programme.ts";
import { openNode } from "../node/open-node.ts";
import { readProgrammeFiles } from "../node/region-data.ts";
import { exitCodes, makeTerminal } from "../node/terminal.ts";
import { placeOf } from "./serve.ts";

export interface LoadOptions {
  readonly data?: string;
  readonly factsOnly?: boolean;
  readonly json?: boolean;
}

export async function load(folder: string | undefined, options: LoadOptions): Promise<number> {
  const terminal = makeTerminal(options);
  const opened = await openNode(placeOf(options));
  if (!opened.ok) return terminal.refuse(opened.refusals);
  const bar = terminal.bar("Nạp dữ liệu", "Loading data");
  try {
    const files = readProgrammeFiles({
      factsOnly: options.factsOnly === true,
      ...(folder === undefined ? {} : { folder }),
    });
    const loaded = await loadProgramme(opened.value.store, files, ({ written, total }) =>
      bar.update(written, total),
    );
    bar.end();
    if (!loaded.ok) return terminal.refuse(loaded.refusals);
    const { written, present } = loaded.value;
    terminal.result(
      loaded.value,
      `Đã ghi ${written} bản ghi mới; ${present} bản ghi đã có.`,
      `${written} new records written; ${present} were there.`,
    );
    return exitCodes.done;
  } finally {
    await opened.value.close();
  }
}
