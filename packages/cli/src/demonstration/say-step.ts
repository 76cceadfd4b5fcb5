// What people read while the database of a demonstration is made ready.
import type { Terminal } from "../node/terminal.ts";

export function sayStep(terminal: Terminal, step: string): void {
  const words: Readonly<Record<string, readonly [string, string]>> = {
    initialising: ["Lập cơ sở dữ liệu lần đầu…", "Making the database for the first time…"],
    starting: ["Khởi động cơ sở dữ liệu…", "Starting the database…"],
    adopting: ["Nhận lại cơ sở dữ liệu còn đang chạy…", "Taking over the database that still runs…"],
    "stopping-orphan": ["Dừng cơ sở dữ liệu bị bỏ lại…", "Stopping a database left behind…"],
    migrating: ["Chuẩn bị các bảng…", "Preparing the tables…"],
  };
  const said = words[step];
  if (said) terminal.say(...said);
}
