// The port of accounts on PostgreSQL, put together from its parts.
import type { PeopleStore } from "@nhipcau/operations/ports/people-store.ts";
import { assignmentQueries } from "./assignment-queries.ts";
import { invitationQueries } from "./invitation-queries.ts";
import type { PeopleDatabase } from "./people-database.ts";
import { personQueries } from "./person-queries.ts";
import { sessionQueries } from "./session-queries.ts";
import { tryQueries } from "./try-queries.ts";

export function makePeopleStore(database: PeopleDatabase): PeopleStore {
  return {
    ...personQueries(database),
    ...assignmentQueries(database),
    ...sessionQueries(database),
    ...invitationQueries(database),
    ...tryQueries(database),
  };
}
