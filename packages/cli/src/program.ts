// The commands of Nhịp Cầu and their options, in one place that the documentation is checked against.
import { Command, Option } from "commander";
import { addPeople } from "./people-program.ts";
import { keepCompiled } from "./node/compile-cache.ts";

/** Makes the command line; `end` is told the exit code of the command that ran. */
export function makeProgram(version: string, end: (exitCode: number) => void): Command {
  const program = new Command("nhipcau")
    .description(
      "Nhịp Cầu: cơ sở dữ liệu dùng chung về hợp tác giữa các địa phương / the shared database of cooperation",
    )
    .version(version, "--version")
    .showHelpAfterError()
    .hook("preAction", (_, command) => keepCompiled(command.opts<{ data?: string }>().data));
  addServing(program, end);
  addUpkeep(program, end);
  addFiles(program, end);
  addPeers(program, end);
  addGrants(program, end);
  addPeople(program, located, end);
  return program;
}

type End = (exitCode: number) => void;

const dataOption = (): Option => new Option("--data <folder>", "thư mục dữ liệu / data folder");
const nodeOption = (): Option =>
  new Option(
    "--node <name>",
    "nút nào của thư mục dữ liệu / which node of the data folder: qn, hp, hn, single",
  );
const jsonOption = (): Option => new Option("--json", "kết quả dạng JSON / result as JSON");
const factsOption = (): Option =>
  new Option("--facts-only", "không có số liệu minh họa / without the illustrative example");

function addServing(program: Command, end: End): void {
  program
    .command("start")
    .description("chạy bản trình diễn với dữ liệu của vùng / run a demonstration with the region's data")
    .option("--port <number>", "cổng / port", "8080")
    .option("--as-of <date>", "xem như hôm nay là ngày này / take this day as today")
    .option("--single", "một nút cho mọi địa phương / one node for all localities")
    .option("--fresh", "bỏ dữ liệu cũ, làm lại từ đầu / forget the old data and start over")
    .addOption(factsOption())
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (options) => end(await (await import("./commands/start.ts")).start(options)));
  program
    .command("serve")
    .description("phục vụ một nút thật / serve a node for real use")
    .requiredOption(
      "--localities <ids>",
      "địa phương của nút, cách nhau bằng dấu phẩy / the node's localities, separated by commas",
    )
    .option("--host <address>", "địa chỉ nghe / address to listen on", "127.0.0.1")
    .option("--port <number>", "cổng / port", "8080")
    .option(
      "--endpoint <url>",
      "địa chỉ https mà các nút khác gọi tới / the https address at which other nodes reach this one",
    )
    .addOption(dataOption())
    .addOption(nodeOption())
    .addOption(jsonOption())
    .action(async (options) => end(await (await import("./commands/serve.ts")).serve(options)));
  program
    .command("load [folder]")
    .description("nạp tệp dữ liệu của một chương trình / load a programme's data files")
    .addOption(factsOption())
    .addOption(dataOption())
    .addOption(nodeOption())
    .addOption(jsonOption())
    .action(async (folder, options) => end(await (await import("./commands/load.ts")).load(folder, options)));
}

function addUpkeep(program: Command, end: End): void {
  program
    .command("rebuild")
    .description(
      "dựng lại bảng từ nhật ký và nói có bằng nhau không / rebuild the tables from the journal and say whether they were equal",
    )
    .option("--replace", "sửa bảng theo nhật ký / put the tables right by the journal")
    .addOption(dataOption())
    .addOption(nodeOption())
    .addOption(jsonOption())
    .action(async (options) => end(await (await import("./commands/rebuild.ts")).rebuild(options)));
  program
    .command("backup <file>")
    .description("sao lưu cả nút vào một tệp / back the whole node up into one file")
    .option("--force", "thay tệp đã có / replace a file that exists")
    .addOption(dataOption())
    .addOption(nodeOption())
    .addOption(jsonOption())
    .action(async (file, options) => end(await (await import("./commands/backup.ts")).backup(file, options)));
  program
    .command("restore <file>")
    .description("khôi phục vào một nút còn trống / restore into an empty node")
    .addOption(dataOption())
    .addOption(nodeOption())
    .addOption(jsonOption())
    .action(async (file, options) =>
      end(await (await import("./commands/backup.ts")).restore(file, options)),
    );
  program
    .command("check")
    .description("kiểm mọi bản ghi và bảng / check every record and table")
    .addOption(dataOption())
    .addOption(nodeOption())
    .addOption(jsonOption())
    .action(async (options) => end(await (await import("./commands/check.ts")).check(options)));
  program
    .command("verify <file>")
    .description("kiểm một tệp chứng cứ, không cần nút / check a proof file, without a node")
    .addOption(jsonOption())
    .action(async (file, options) => end(await (await import("./commands/verify.ts")).verify(file, options)));
}

function addFiles(program: Command, end: End): void {
  program
    .command("import <register> <file>")
    .description("chạy thử, rồi nhập một tệp XLSX hoặc CSV / dry run, then import, of an XLSX or CSV file")
    .requiredOption("--locality <id>", "địa phương ghi bản ghi / the locality that writes the records")
    .option("--commit", "ghi thật, không chỉ chạy thử / write, not only a dry run")
    .option("--take-good", "nhận các dòng đúng dù có dòng sai / take the good rows although others are bad")
    .addOption(dataOption())
    .addOption(nodeOption())
    .addOption(jsonOption())
    .action(async (register, file, options) =>
      end(await (await import("./commands/import-export.ts")).importFile(register, file, options)),
    );
  program
    .command("export <register> <file>")
    .description("xuất một danh mục ra tệp / export a register to a file")
    .option(
      "--format <name>",
      "mặc định theo đuôi tệp / by the file's ending unless named: xlsx, csv, ndjson, geojson",
    )
    .option("--filter <filters...>", "lọc: trường:phép:giá trị / filters: field:operator:value")
    .option("--as-of <date>", "như vào ngày này / as on this day")
    .option("--locality <id>", "đọc như địa phương này / read as this locality")
    .addOption(dataOption())
    .addOption(nodeOption())
    .addOption(jsonOption())
    .action(async (register, file, options) =>
      end(await (await import("./commands/import-export.ts")).exportFile(register, file, options)),
    );
  program
    .command("report <agreement> <file>")
    .description("báo cáo sơ kết dạng DOCX / the interim review as DOCX")
    .requiredOption("--locality <id>", "địa phương ban hành / the locality that issues it")
    .option("--cut-off <date>", "ngày chốt số liệu; mặc định hôm nay / data cut-off; today unless given")
    .option("--from <date>", "từ ngày / from")
    .option("--layout <name>", "mặc định theo bên ký / by who signed unless given: government, party")
    .option("--number <number>", "số văn bản / document number")
    .addOption(dataOption())
    .addOption(nodeOption())
    .addOption(jsonOption())
    .action(async (agreement, file, options) =>
      end(await (await import("./commands/report.ts")).report(agreement, file, options)),
    );
}

function addPeers(program: Command, end: End): void {
  const load = () => import("./commands/peers.ts");
  const compared = (command: Command): Command =>
    command
      .option("--private-address", "cho phép địa chỉ nội bộ / allow an address within one's own network")
      .option("--yes", "đã so mười từ, không hỏi lại / the ten words were compared, do not ask");
  const peers = program
    .command("peers")
    .description("các nút đã kết nối / the nodes this one is connected with");
  located(peers.command("list", { isDefault: true }).description("liệt kê / list them")).action(
    async (options) => end(await (await load()).listPeers(options)),
  );
  located(
    peers
      .command("invite")
      .description("in ra một thư mời / print an invitation")
      .option("--replaces <node>", "thay nút đã mất khóa / in the place of a node whose key is lost"),
  ).action(async (options) => end(await (await load()).invite(options)));
  located(
    compared(
      peers
        .command("accept <file>")
        .description(
          "nhận lời mời sau khi so mười từ / accept an invitation after the ten words were compared",
        ),
    ),
  ).action(async (file, options) => end(await (await load()).accept(file, options)));
  located(
    compared(
      peers
        .command("confirm <peer>")
        .description("xác nhận nút đã nhận lời mời / confirm a node that accepted the invitation"),
    ),
  ).action(async (peer, options) => end(await (await load()).confirm(peer, options)));
  located(
    peers
      .command("retire <peer>")
      .description("ngừng kết nối và mọi quyền / end the connection and every grant")
      .requiredOption("--ground <text>", "căn cứ / ground"),
  ).action(async (peer, options) => end(await (await load()).retire(peer, options)));
  addSuccession(peers, end);
}

function addSuccession(peers: Command, end: End): void {
  const load = () => import("./commands/succession.ts");
  located(
    peers
      .command("offer-again <peer>")
      .description(
        "đề nghị lại cho nút thay thế những gì nút cũ đã có / offer a node what the one it replaces had",
      ),
  ).action(async (peer, options) => end(await (await load()).offerAgain(peer, options)));
  located(peers.command("hand-overs").description("các bàn giao dữ liệu / hand-overs of stewardship")).action(
    async (options) => end(await (await load()).listHandOvers(options)),
  );
  located(
    peers
      .command("hand-over <peer>")
      .description("đề nghị bàn giao cho nút kế thừa / propose to hand over to the successor's node")
      .requiredOption("--locality <id...>", "địa phương bàn giao / the localities")
      .requiredOption("--day <date>", "từ ngày / from this day on"),
  ).action(async (peer, options) => end(await (await load()).handOver(peer, options)));
  located(
    peers
      .command("sign-hand-over <proposal>")
      .description("ký nhận bàn giao được đề nghị / sign a proposed hand-over too"),
  ).action(async (proposal, options) => end(await (await load()).signHandOver(proposal, options)));
}

function addGrants(program: Command, end: End): void {
  const load = () => import("./commands/grants.ts");
  const grants = program
    .command("grants")
    .description("các quyền cấp cho nút khác và nhận từ nút khác / what is granted to and by other nodes");
  located(grants.command("list", { isDefault: true }).description("liệt kê / list them")).action(
    async (options) => end(await (await load()).listGrants(options)),
  );
  located(
    grants
      .command("offer <peer> <register>")
      .description("đề nghị cấp một danh mục / offer a register")
      .requiredOption("--ground <text>", "căn cứ pháp lý / legal ground")
      .requiredOption("--until <date>", "đến hết ngày / until the end of this day")
      .option("--from <date>", "từ ngày, mặc định hôm nay / from this day, today unless given")
      .option("--purpose <text>", "mục đích / purpose")
      .option(
        "--fields <names>",
        "các trường, mặc định mọi trường không phải dữ liệu cá nhân / fields, all that are not personal unless given",
      )
      .option("--personal <names>", "các trường dữ liệu cá nhân / personal fields")
      .option("--preview", "chỉ đếm, không gửi / only count, send nothing"),
  ).action(async (peer, register, options) => end(await (await load()).offer(peer, register, options)));
  located(
    grants
      .command("answer <grant>")
      .description("nhận quyền được đề nghị / accept an offer")
      .option("--refuse <ground>", "từ chối, với căn cứ / refuse it, with this ground"),
  ).action(async (grant, options) => end(await (await load()).answer(grant, options)));
  located(
    grants
      .command("revoke <grant>")
      .description(
        "thu hồi quyền đã cấp, hoặc trả quyền đã nhận / revoke a grant given, or give up one received",
      )
      .requiredOption("--ground <text>", "căn cứ / ground"),
  ).action(async (grant, options) => end(await (await load()).revoke(grant, options)));
}

function located(command: Command): Command {
  return command.addOption(dataOption()).addOption(nodeOption()).addOption(jsonOption());
}
