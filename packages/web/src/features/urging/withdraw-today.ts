// Taking back what was asked: a new version of the same record that says on which day.
import { call, routes } from "../../app/api.ts";

/** Withdraws a question or a request for another deadline; refused when it has moved on meanwhile. */
export async function withdrawToday(
  register: "explanation-requests" | "extension-requests",
  id: string,
  today: string,
): Promise<void> {
  const { record } = await call(routes.record, { params: { register, id } });
  await call(routes.changeRecord, {
    params: { register, id },
    version: record.version,
    body: { body: { ...record.body, withdrawnOn: today } },
  });
}
