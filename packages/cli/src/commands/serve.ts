// `nhipcau serve`: a node for real use, without the demonstration's roles and data.
import { openNodeMeanwhile } from "../node/open-node.ts";
import { placeOf } from "../node/place.ts";
import { exitCodes, makeTerminal } from "../node/terminal.ts";
import { untilStopped } from "../node/until-stopped.ts";

export interface ServeOptions {
  readonly host: string;
  readonly port: string;
  readonly data?: string;
  readonly node?: string;
  readonly localities: string;
  readonly endpoint?: string;
  readonly json?: boolean;
}

export async function serve(options: ServeOptions): Promise<number> {
  const terminal = makeTerminal(options);
  const endpoint = options.endpoint?.replace(/\/+$/u, "");
  if (endpoint !== undefined && !/^https?:\/\/[^/]/u.test(endpoint))
    return terminal.refuse([{ code: "bad-request", path: "--endpoint", data: { detail: endpoint } }]);
  const place = placeOf(options);
  if (!place.ok) return terminal.refuse(place.refusals);
  const [opened, { listen, inviteFirst, invitationLink }] = await openNodeMeanwhile(
    place.value,
    async () => ({
      ...(await import("../node/listen.ts")),
      ...(await import("@nhipcau/operations/people/invite.ts")),
      ...(await import("@nhipcau/server/people/people-view.ts")),
    }),
  );
  if (!opened.ok) return terminal.refuse(opened.refusals);
  const node = opened.value;
  try {
    const listening = await listen(node, {
      host: options.host,
      port: Number(options.port),
      demonstration: false,
      localities: options.localities.split(",").map((id) => id.trim()),
      log: true,
      ...(endpoint === undefined ? {} : { endpoint }),
    });
    if (!listening.ok) return terminal.refuse(listening.refusals);
    const { address, people } = listening.value;
    const first = await inviteFirst(people.asMachine());
    const link = first && invitationLink(people.parts.origin(), first.code);
    terminal.result(
      { address, ...(link === undefined ? {} : { firstAdministrator: link }) },
      [`Đang phục vụ tại ${address}`, ...(link === undefined ? [] : [firstLines.vi, `  ${link}`])].join("\n"),
      [`Serving at ${address}`, ...(link === undefined ? [] : [firstLines.en, `  ${link}`])].join("\n"),
    );
    await untilStopped();
    await listening.value.close();
    return exitCodes.done;
  } finally {
    await node.close();
  }
}

const firstLines = {
  vi: "Nút chưa có người quản trị tài khoản. Mở liên kết này (dùng một lần, trong 24 giờ) để tạo người đầu tiên:",
  en: "The node has no administrator of accounts. Open this link (once, within 24 hours) to make the first one:",
};
