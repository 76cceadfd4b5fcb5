// Runs before `npm start` and `npm test`: one clear sentence for a Node that is too old. In the oldest syntax there
// is, so that such a Node can read it.
"use strict";

var oldest = 20;

if (Number(process.versions.node.split(".")[0]) < oldest) {
  console.error("Cần Node " + oldest + " trở lên; máy này có Node " + process.versions.node + ".");
  console.error(
    "Node " + oldest + " or newer is needed; this machine has Node " + process.versions.node + ".",
  );
  process.exit(1);
}
