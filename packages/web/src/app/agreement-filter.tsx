// Narrows what a page counts to one agreement; the choice lives in the address.
import { NativeSelect } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { routes, useCall } from "./api.ts";
import { useAsOf } from "./as-of.tsx";
import { useLanguage, useMessages } from "./language.tsx";
import classes from "./shell.module.css";

export function AgreementFilter() {
  const { shell } = useMessages();
  const { language } = useLanguage();
  const { agreement } = useSearch({ from: "__root__" });
  const navigate = useNavigate();
  const { asOf } = useAsOf();
  const agreements = useCall(routes.agreements, { query: { asOf } });
  const choices = (agreements.data?.agreements ?? []).map(({ id, title, titleEn }) => ({
    value: id,
    label: language === "en" ? (titleEn ?? title) : title,
  }));
  return (
    <NativeSelect
      className={classes.agreementFilter}
      aria-label={shell.agreementFilter}
      value={agreement ?? ""}
      data={[{ value: "", label: shell.allAgreements }, ...choices]}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        void navigate({
          to: ".",
          search: (now) => ({ ...now, agreement: chosen === "" ? undefined : chosen }),
        });
      }}
    />
  );
}
