// Files in and out: exports, templates, imports with their dry run, the rows to mend.
import { refused } from "@nhipcau/domain/outcome.ts";
import { commitImport, dryRunImport, type Importing } from "@nhipcau/operations/imports/import-records.ts";
import { importTemplate } from "@nhipcau/operations/imports/import-template.ts";
import { rowsToMend } from "@nhipcau/operations/imports/rows-to-mend.ts";
import { exportRecords } from "@nhipcau/operations/records/export-records.ts";
import { mayWrite } from "@nhipcau/operations/records/permission.ts";
import { parseListQuery } from "@nhipcau/operations/records/read-records.ts";
import type { Asked, Handlers } from "../http/handler.ts";
import type { Services } from "../services.ts";

type FileHandlers = Pick<
  Handlers,
  "exportRecords" | "importTemplate" | "importRecords" | "commitImport" | "importMendFile"
>;

export function fileHandlers(services: Services): FileHandlers {
  const { store, tables } = services;
  return {
    exportRecords: async ({ acting, params, query, today }) => {
      const register = store.registers.get(params.register);
      if (!register) return refused({ code: "not-found", path: "register", data: { what: params.register } });
      const parsed = parseListQuery(register, query, today);
      if (!parsed.ok) return parsed;
      // What the store refuses of a query it refuses now: once a file is on its way, nothing can be said any more.
      const listed = { ...parsed.value, limit: 2000 };
      const possible = await store.read(acting, (transaction) => transaction.count(register, listed, 1));
      if (!possible.ok) return possible;
      const columns = query.columns?.split(",").filter((name) => name !== "");
      const asked = {
        format: query.format,
        language: query.language ?? "vi",
        ...(columns === undefined ? {} : { columns }),
      };
      const exported = exportRecords(store, acting, register, listed, asked, tables);
      return exported.ok ? { file: exported.value } : exported;
    },
    importTemplate: ({ params, query, language }) => {
      const register = store.registers.get(params.register);
      if (!register) return refused({ code: "not-found", path: "register", data: { what: params.register } });
      return { file: importTemplate(register, { format: query.format, language }, tables) };
    },
    importRecords: async (asked) => {
      const { acting, params, query, upload } = asked;
      const register = store.registers.get(params.register);
      if (!register) return refused({ code: "not-found", path: "register", data: { what: params.register } });
      if (!mayWrite(acting, register))
        return refused({ code: acting.role === "public" ? "not-signed-in" : "forbidden" });
      if (!upload)
        return refused({
          code: "unreadable-file",
          data: { "detail.vi": "không có tệp", "detail.en": "no file" },
        });
      return dryRunImport(importing(services, asked), acting, register, {
        name: query.name ?? "",
        bytes: upload,
      });
    },
    commitImport: (asked) =>
      commitImport(importing(services, asked), asked.acting, asked.params.import, asked.body.takeGood),
    importMendFile: async (asked) => {
      const { params, query, acting, language } = asked;
      const file = await rowsToMend(importing(services, asked), acting, params.import, {
        format: query.format,
        language: query.language ?? language,
      });
      return file.ok ? { file: file.value } : file;
    },
  };
}

function importing(
  { store, spool, tables, makeId }: Services,
  { today }: Pick<Asked<"importRecords">, "today">,
): Importing {
  return {
    store,
    spool,
    files: tables,
    today: () => today,
    makeId,
  };
}
