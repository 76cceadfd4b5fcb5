// The title of an agreement in the reader's language. Answers name an agreement by its Vietnamese title; the English one
// stands in the list of agreements, which the page's filter has read already.
import { routes, useCall } from "./api.ts";
import { useAsOf } from "./as-of.tsx";
import { useLanguage } from "./language.tsx";
import { Written } from "./written.tsx";

export function AgreementName({ of }: { readonly of: { readonly id: string; readonly name: string } }) {
  const { language } = useLanguage();
  const { asOf } = useAsOf();
  const agreements = useCall(routes.agreements, { query: { asOf } }, { enabled: language === "en" });
  const titleEn = agreements.data?.agreements.find(({ id }) => id === of.id)?.titleEn;
  return <Written vi={of.name} en={titleEn} />;
}
