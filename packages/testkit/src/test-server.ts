// The database servers of a test run: started once for all test files, found by each through the environment.

export type TestServer = "embedded" | "other";

const variables = { embedded: "NHIPCAU_TEST_DATABASE", other: "NHIPCAU_OTHER_DATABASE" } as const;

/** The variables in which a run hands its servers' addresses to the test files. */
export function testServerEnvironment(urls: Readonly<Record<TestServer, string>>): Record<string, string> {
  return { [variables.embedded]: urls.embedded, [variables.other]: urls.other };
}

/**
 * The superuser's address of a shared test server. Make a database of your own there and drop it again; other test
 * files use the same server at the same time.
 */
export function testServerUrl(which: TestServer): string {
  const url = process.env[variables[which]];
  if (url === undefined || url === "") {
    throw new Error(
      `${variables[which]} is not set: run this file with \`npm test -- --only <path>\`, which starts the servers.`,
    );
  }
  return url;
}
