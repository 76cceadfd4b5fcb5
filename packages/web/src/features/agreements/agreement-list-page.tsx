// The agreements: who signed, who answers today, how much became concrete, what is overdue.
import { Link } from "@tanstack/react-router";
import { routes, useCall, type Answer } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { useLanguage, useMessages, useText } from "../../app/language.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { AgreementParties } from "./agreement-parties.tsx";
import classes from "./agreements.module.css";

export function AgreementListPage() {
  const messages = useMessages().agreements;
  const format = useFormat();
  const { asOf } = useAsOf();
  const query = useCall(routes.agreements, { query: { asOf } });
  const { data } = query;
  return (
    <>
      <PageHead
        title={messages.title}
        about={
          data === undefined
            ? undefined
            : messages.about(format.number(data.agreements.length), format.day(data.asOf))
        }
      />
      <Loaded query={query}>
        {({ agreements }) =>
          agreements.length === 0 ? (
            <Empty>{messages.none}</Empty>
          ) : (
            <div className={classes.list}>
              {agreements.map((agreement) => (
                <Agreement key={agreement.id} agreement={agreement} />
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  );
}

function Agreement({ agreement }: { readonly agreement: Answer<"agreements">["agreements"][number] }) {
  const messages = useMessages().agreements;
  const { language } = useLanguage();
  const text = useText();
  const format = useFormat();
  const { id, title, titleEn, form, signedOn, dateCertainty } = agreement;
  return (
    <article className={classes.card}>
      <h2>
        <Link to="/thoa-thuan/$id" params={{ id }}>
          {language === "en" ? (titleEn ?? title) : title}
        </Link>
      </h2>
      <p className={classes.fine}>
        {text(form.label)} ·{" "}
        {signedOn === undefined ? messages.dateUnknown : messages.signedOn(format.day(signedOn))}
        {dateCertainty === undefined ? null : ` (${text(dateCertainty.label)})`}
      </p>
      <AgreementParties agreement={agreement} />
      <Counts agreement={agreement} />
    </article>
  );
}

function Counts({ agreement }: { readonly agreement: Answer<"agreements">["agreements"][number] }) {
  const messages = useMessages().agreements;
  const format = useFormat();
  const { id, clauses, clausesNotConcrete, commitments, figures } = agreement;
  const { openOverdue, rateable, total } = figures;
  return (
    <ul className={classes.counts}>
      <li>
        {clauses === 0 ? (
          messages.noClauses
        ) : (
          <Link to="/noi-dung" search={{ agreement: id }}>
            {messages.clauses(format.number(clauses))}
          </Link>
        )}
      </li>
      {clausesNotConcrete === 0 ? null : (
        <li>
          <Link to="/noi-dung" search={{ agreement: id, concrete: false }} className={classes.open}>
            {messages.notConcrete(format.number(clausesNotConcrete))}
          </Link>
        </li>
      )}
      <li>
        {commitments === 0 ? (
          messages.noCommitments
        ) : (
          <Link to="/cam-ket" search={{ agreement: id }}>
            {messages.commitments(format.number(commitments))}
          </Link>
        )}
      </li>
      {total === 0 ? null : (
        <li>
          {rateable === 0 ? (
            messages.noneRateable
          ) : (
            <Link
              to="/phan-viec"
              search={{ agreement: id, class: openOverdue > 0 ? "open-overdue" : "rateable" }}
              className={openOverdue > 0 ? classes.red : undefined}
            >
              {openOverdue > 0 ? "▲ " : null}
              {messages.overdue(format.number(openOverdue), format.number(rateable))}
            </Link>
          )}
        </li>
      )}
    </ul>
  );
}
