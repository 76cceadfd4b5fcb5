// Whether the node can serve: its database answers, and soon.
import type { Services } from "../services.ts";

const patienceMilliseconds = 2_000;

/** Asks the database, and takes no answer within two seconds for a no. */
export async function isReady({ ready }: Pick<Services, "ready">): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), patienceMilliseconds);
  try {
    return await Promise.race([ready(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
