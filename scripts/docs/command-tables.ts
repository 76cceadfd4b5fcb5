// The tables of docs/command-line.md and of the READMEs: every command with its arguments and options, as the program
// itself declares them.
import { makeProgram } from "@nhipcau/cli/program.ts";
import type { Language } from "@nhipcau/domain/text.ts";
import { code, table } from "./markdown.ts";

type Command = ReturnType<typeof makeProgram>;

/** One section a command. */
export function commandTables(): string {
  const { commands } = makeProgram("0.0.0", () => undefined);
  if (commands.length === 0) throw new Error("the program has no command");
  return commands
    .flatMap((command) =>
      command.commands.length === 0
        ? [section(command, command.name())]
        : command.commands.map((one) => section(one, `${command.name()} ${one.name()}`)),
    )
    .join("\n\n");
}

/** The options of `npm start`, in one language. */
export function startOptions(language: Language): string {
  const start = makeProgram("0.0.0", () => undefined).commands.find((command) => command.name() === "start");
  if (!start) throw new Error("there is no command start");
  const head = language === "vi" ? ["tùy chọn", "là"] : ["option", "is"];
  const rows = start.options.filter(({ long }) => long !== "--json");
  return table(
    head,
    rows.map(({ flags, description, defaultValue }) => [
      code(flags),
      inLanguage(description, language) + usually(defaultValue, language),
    ]),
  );
}

function section(command: Command, name: string): string {
  const usage = `nhipcau ${name} ${command.usage()}`.trim();
  const options = command.options.map(({ flags, description, defaultValue, mandatory }) => [
    code(flags),
    inLanguage(description, "vi"),
    inLanguage(description, "en"),
    mandatory ? "required" : defaultValue === undefined ? "" : code(String(defaultValue)),
  ]);
  return [
    `### ${name}`,
    `\`\`\`\n${usage}\n\`\`\``,
    `${sentence(command, "vi")} ${sentence(command, "en")}`,
    ...(options.length > 0 ? [table(["option", "Tiếng Việt", "English", "default"], options)] : []),
  ].join("\n\n");
}

function sentence(command: Command, language: Language): string {
  const text = inLanguage(command.description(), language);
  return `${text.charAt(0).toLocaleUpperCase(language)}${text.slice(1)}.`;
}

// The program describes itself as «Vietnamese / English».
function inLanguage(description: string, language: Language): string {
  const [vi = "", en = ""] = description.split(" / ");
  if (vi === "" || en === "") throw new Error(`not in both languages: ${description}`);
  return language === "vi" ? vi : en;
}

function usually(value: unknown, language: Language): string {
  if (value === undefined || value === false) return "";
  return language === "vi" ? ` (thường là ${code(String(value))})` : ` (usually ${code(String(value))})`;
}
