// The command line of Nhịp Cầu. Each command opens the node, does one thing, says what came of it and ends with a
// documented exit code.
import { Command, Option } from "commander";
import { exitCodes } from "./node/terminal.ts";

const program = new Command("nhipcau")
  .description(
    "Nhịp Cầu: cơ sở dữ liệu dùng chung về hợp tác giữa các địa phương / the shared database of cooperation",
  )
  .showHelpAfterError()
  .configureHelp({ sortSubcommands: false });

const dataOption = (): Option => new Option("--data <folder>", "thư mục dữ liệu / data folder");
const jsonOption = (): Option => new Option("--json", "kết quả dạng JSON / result as JSON");

program
  .command("start")
  .description("chạy bản trình diễn với dữ liệu của vùng / run a demonstration with the region's data")
  .option("--port <number>", "cổng / port", "8080")
  .addOption(dataOption())
  .option("--as-of <date>", "xem như hôm nay là ngày này / take this day as today")
  .option("--fresh", "bỏ dữ liệu cũ, làm lại từ đầu / forget the old data and start over")
  .option("--facts-only", "không nạp số liệu minh họa / leave the illustrative example out")
  .addOption(jsonOption())
  .action(async (options) => end((await import("./commands/start.ts")).start(options)));

program
  .command("serve")
  .description("phục vụ một nút thật / serve a node for real use")
  .option("--host <address>", "địa chỉ nghe / address to listen on", "127.0.0.1")
  .option("--port <number>", "cổng / port", "8080")
  .requiredOption(
    "--localities <ids>",
    "địa phương của nút, cách nhau bằng dấu phẩy / the node's localities, separated by commas",
  )
  .addOption(dataOption())
  .addOption(jsonOption())
  .action(async (options) => end((await import("./commands/serve.ts")).serve(options)));

program
  .command("load [folder]")
  .description("nạp tệp dữ liệu của một chương trình / load a programme's data files")
  .option("--facts-only", "không nạp số liệu minh họa / leave the illustrative example out")
  .addOption(dataOption())
  .addOption(jsonOption())
  .action(async (folder, options) => end((await import("./commands/load.ts")).load(folder, options)));

await program.parseAsync().catch((error: unknown) => {
  console.error(error);
  process.exitCode = exitCodes.failed;
});

async function end(command: Promise<number>): Promise<void> {
  process.exitCode = await command;
}
