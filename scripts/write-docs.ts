// `npm run docs`: writes the tables that the documents take from the code. Everything outside their markers is left as
// it is.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generatedDocs, root } from "./docs/generated-docs.ts";

for (const [path, page] of await generatedDocs()) {
  writeFileSync(join(root, path), page);
  console.log(path);
}
