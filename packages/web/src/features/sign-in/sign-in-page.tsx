// Where one takes a role of the demonstration: cards by locality, said plainly to be a demonstration.
import { Alert, UnstyledButton } from "@mantine/core";
import { IconMasksTheater, IconUserCheck, IconUserCircle } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { call, ProblemError, routes, useCall, type Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useMessages, useText } from "../../app/language.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import classes from "./sign-in.module.css";

type Account = Answer<"demonstrationAccounts">["accounts"][number];

export function SignInPage() {
  const messages = useMessages().signIn;
  const query = useCall(routes.demonstrationAccounts);
  const isNoDemonstration = query.error instanceof ProblemError && query.error.problem.status === 404;
  return (
    <>
      <PageHead title={messages.title} />
      {isNoDemonstration ? (
        <Empty>{messages.none}</Empty>
      ) : (
        <>
          <Alert
            icon={<IconMasksTheater aria-hidden />}
            title={messages.demonstration}
            mb="md"
            color="strait"
          >
            {messages.demonstrationHelp}
          </Alert>
          <Loaded query={query}>{({ accounts }) => <Accounts accounts={accounts} />}</Loaded>
        </>
      )}
    </>
  );
}

function Accounts({ accounts }: { readonly accounts: readonly Account[] }) {
  const byLocality = Map.groupBy(accounts, ({ locality }) => locality.id);
  return (
    <div className={classes.localities}>
      {[...byLocality].map(([id, own]) => (
        <Card key={id} title={own[0]?.locality.name}>
          <ul className={classes.roles}>
            {own.map((account) => (
              <li key={account.id}>
                <AccountCard account={account} />
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}

function AccountCard({ account }: { readonly account: Account }) {
  const { shell, signIn: messages } = useMessages();
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const session = useCall(routes.session);
  const isCurrent = session.data?.account?.id === account.id;
  const taking = useMutation({
    mutationFn: () => call(routes.signIn, { body: { account: account.id } }),
    onSuccess: async () => {
      await queries.invalidateQueries();
      await navigate({ to: "/" });
    },
  });
  return (
    <UnstyledButton
      className={classes.role}
      aria-current={isCurrent || undefined}
      disabled={taking.isPending}
      onClick={() => taking.mutate()}
    >
      {isCurrent ? (
        <IconUserCheck size={24} stroke={1.6} aria-hidden />
      ) : (
        <IconUserCircle size={24} stroke={1.6} aria-hidden />
      )}
      <span>
        <strong>{text(account.name)}</strong>
        <small>
          {shell.roles[account.role]}
          {account.agency === undefined ? null : ` · ${account.agency.name}`}
          {isCurrent ? ` · ${messages.current}` : null}
        </small>
      </span>
    </UnstyledButton>
  );
}
