// The demonstration with one node for all of its localities, in one process.
import { parseNodeProcess, type NodeAsked } from "../node/node-process.ts";
import { openNodeMeanwhile } from "../node/open-node.ts";
import { exitCodes, type Terminal } from "../node/terminal.ts";
import { untilStopped } from "../node/until-stopped.ts";
import { sayStep } from "./say-step.ts";

/** The localities the demonstration's roles belong to. */
const demonstrated = ["QN", "HP", "HN"];

/** Serves until it is told to stop; answers the exit code. */
export async function startSingle(terminal: Terminal, asked: Omit<NodeAsked, "localities">): Promise<number> {
  const told = parseNodeProcess({ ...asked, localities: demonstrated });
  if (!told.ok) return terminal.refuse(told.refusals);
  const [opened, { serveDemonstration }] = await openNodeMeanwhile(
    { ...told.value.place, onStep: (step) => sayStep(terminal, step) },
    () => import("./serve-demonstration.ts"),
  );
  if (!opened.ok) return terminal.refuse(opened.refusals);
  try {
    const bar = terminal.bar("Nạp dữ liệu", "Loading data");
    const served = await serveDemonstration(opened.value, told.value, {
      name: "single",
      onLoad: ({ written, total }) => bar.update(written, total),
    });
    bar.end();
    if (!served.ok) return terminal.refuse(served.refusals);
    const { address } = served.value;
    terminal.result(
      { address },
      `\nNhịp Cầu đã sẵn sàng: ${address}\n(Ctrl+C để dừng)`,
      `\nNhịp Cầu is ready: ${address}\n(Ctrl+C to stop)`,
    );
    await untilStopped();
    await served.value.close();
    return exitCodes.done;
  } finally {
    await opened.value.close();
    terminal.say("Đã dừng; dữ liệu còn nguyên.", "Stopped; the data is kept.");
  }
}
