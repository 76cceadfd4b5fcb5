// Where the province's own sign-in sends the browser back to: an address of the signing-in library, the one that is mounted
// as it is, since what comes to it comes from the provider and not from our page. It ends on a page of ours in every case.
import type { FastifyInstance } from "fastify";
import { providerId } from "./auth-setting.ts";
import { askAuth, callerOf } from "./auth-request.ts";
import type { People } from "./people.ts";

/** Where the page says that signing in through the provider did not work. */
export const providerFailed = "/dang-nhap?loi=lien-ket";

export function serveProviderCallback(server: FastifyInstance, people: People): void {
  const { providerAuth } = people;
  if (!providerAuth) return;
  server.get(`/api/auth/callback/${providerId}`, async (request, reply) => {
    const query = request.url.split("?")[1] ?? "";
    const answered = await askAuth(await providerAuth(), people.origin(), callerOf(request), {
      method: "GET",
      path: `/callback/${providerId}?${query}`,
    });
    if (!answered.ok) return reply.redirect(providerFailed);
    const { cookies, location = "/" } = answered.value;
    return reply.header("set-cookie", [...cookies]).redirect(withinPage(location, people.origin()));
  });
}

// The library leads to the pages it was told at the beginning; whatever else it might say stays on this node.
function withinPage(location: string, origin: string): string {
  const url = new URL(location, origin);
  if (url.origin !== new URL(origin).origin) return providerFailed;
  return url.searchParams.has("error") ? providerFailed : `${url.pathname}${url.search}`;
}
