// `nhipcau backup` and `nhipcau restore`: one file with everything that makes a node itself, out and in again.
import { existsSync } from "node:fs";
import { takeBackup } from "@nhipcau/store/upkeep/backup.ts";
import { restoreBackup } from "@nhipcau/store/upkeep/restore.ts";
import { exitCodes } from "../node/terminal.ts";
import { type CommonOptions, withNode } from "../node/with-node.ts";

export interface BackupOptions extends CommonOptions {
  readonly force?: boolean;
}

/** Writes the backup while the node works. Refuses a file that exists unless told to replace it. */
export function backup(file: string, options: BackupOptions): Promise<number> {
  return withNode(options, async ({ prepared }, terminal) => {
    if (existsSync(file) && options.force !== true)
      return terminal.refuse([{ code: "already-exists", path: file, data: { id: file } }]);
    const bar = terminal.bar("Sao lưu", "Backing up");
    const header = await takeBackup(prepared.ownerUrl, file, {
      onProgress: ({ rows, of }) => bar.update(rows, of),
    });
    bar.end();
    terminal.result(
      { file, ...header },
      `Đã sao lưu ${header.entries} mục nhật ký vào ${file}.`,
      `${header.entries} journal entries backed up to ${file}.`,
    );
    return exitCodes.done;
  });
}

/** Restores a backup into a node in which nothing was written yet. */
export function restore(file: string, options: CommonOptions): Promise<number> {
  return withNode(options, async ({ prepared, registers }, terminal) => {
    const bar = terminal.bar("Khôi phục", "Restoring");
    const restored = await restoreBackup(prepared.ownerUrl, registers.values(), file, {
      onProgress: ({ rows, of }) => bar.update(rows, of),
    });
    bar.end();
    if (!restored.ok) return terminal.refuse(restored.refusals);
    const { header, epoch, loginsToMake } = restored.value;
    if (loginsToMake.length > 0) {
      const logins = loginsToMake.join(", ");
      terminal.say(
        `Tài khoản SQL cần lập lại trên máy chủ này: ${logins}.`,
        `SQL logins to be made again on this server: ${logins}.`,
      );
    }
    terminal.result(
      restored.value,
      `Đã khôi phục ${header.entries} mục nhật ký; kỷ nguyên mới: ${epoch}.`,
      `${header.entries} journal entries restored; new epoch: ${epoch}.`,
    );
    return exitCodes.done;
  });
}
