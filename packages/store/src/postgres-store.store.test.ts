// The store's acceptance suite on both PostgreSQL versions of a run.
import { testStore } from "@nhipcau/testkit/store-suite/store-suite.ts";

await testStore("embedded");
await testStore("other");
