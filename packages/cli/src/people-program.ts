// The commands by which the machine's administrator looks after a node's accounts, without signing in.
import { type Command, Option } from "commander";
import { assignedRoles } from "@nhipcau/operations/people/assignment.ts";

type End = (exitCode: number) => void;

const load = () => import("./commands/people.ts");
const reasonOption = (): Option => new Option("--reason <text>", "lý do / why").makeOptionMandatory();

/** Adds `people` and what belongs to it; `located` adds the options by which a command finds its node. */
export function addPeople(program: Command, located: (command: Command) => Command, end: End): void {
  const people = program
    .command("people")
    .description("tài khoản và phân công của nút / the node's accounts and assignments");
  located(people.command("list", { isDefault: true }).description("liệt kê / list them")).action(
    async (options) => end(await (await load()).listPeople(options)),
  );
  located(
    assigning(
      people
        .command("invite <name> <email>")
        .description("mời một người, in ra liên kết một lần / invite somebody, print a one-time link"),
    ).option("--administrator", "người quản trị tài khoản / an administrator of accounts"),
  ).action(async (name, email, options) => end(await (await load()).invitePerson(name, email, options)));
  located(assigning(people.command("assign <account>").description("phân công / assign somebody"))).action(
    async (account, options) => end(await (await load()).assignPerson(account, options)),
  );
  located(
    people
      .command("end <assignment>")
      .description("kết thúc một phân công / end an assignment")
      .addOption(reasonOption()),
  ).action(async (assignment, options) => end(await (await load()).endPersonAssignment(assignment, options)));
  located(
    people
      .command("leave <account>")
      .description(
        "thôi việc: kết thúc mọi phân công và phiên / end every assignment and session of somebody",
      )
      .addOption(reasonOption()),
  ).action(async (account, options) => end(await (await load()).leave(account, options)));
  located(
    people
      .command("let-in <account>")
      .description(
        "in liên kết một lần cho người mất mật khẩu / print a one-time link for somebody locked out",
      ),
  ).action(async (account, options) => end(await (await load()).letIn(account, options)));
}

function assigning(command: Command): Command {
  return command
    .addOption(new Option("--role <role>", "vai trò / role").choices([...assignedRoles]))
    .option("--locality <id>", "địa phương / locality")
    .option("--agency <id>", "cơ quan / agency")
    .option("--from <date>", "từ ngày; mặc định hôm nay / from; today unless given")
    .option("--until <date>", "đến hết ngày / until the end of");
}
