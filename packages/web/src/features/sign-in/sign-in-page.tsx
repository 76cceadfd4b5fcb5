// Where one signs in: with an account of the node; in a demonstration also by taking a role, which is said plainly.
import { Alert, Stack, UnstyledButton } from "@mantine/core";
import { IconMasksTheater, IconUserCheck, IconUserCircle } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { call, routes, useCall, type Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useMessages, useText } from "../../app/language.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { usePeopleMessages } from "../people/people-messages.ts";
import { SignInForm } from "../people/sign-in-form.tsx";
import classes from "./sign-in.module.css";

type Account = Answer<"demonstrationAccounts">["accounts"][number];

export function SignInPage() {
  const messages = useMessages().signIn;
  const people = usePeopleMessages();
  const ways = useCall(routes.waysIn);
  const hasProviderFailed = new URLSearchParams(window.location.search).has("loi");
  return (
    <>
      <PageHead title={ways.data?.demonstration === true ? messages.title : people.signIn} />
      <Loaded query={ways}>
        {(known) => (
          <Stack gap="md">
            {known.demonstration ? <DemonstrationRoles /> : null}
            {known.accounts ? (
              <Card title={people.byAccount} className={classes.form}>
                <SignInForm ways={known} hasProviderFailed={hasProviderFailed} />
              </Card>
            ) : null}
            {known.accounts || known.demonstration ? null : <Empty>{messages.none}</Empty>}
          </Stack>
        )}
      </Loaded>
    </>
  );
}

function DemonstrationRoles() {
  const messages = useMessages().signIn;
  const query = useCall(routes.demonstrationAccounts);
  return (
    <>
      <Alert icon={<IconMasksTheater aria-hidden />} title={messages.demonstration} color="strait">
        {messages.demonstrationHelp}
      </Alert>
      <Loaded query={query}>{({ accounts }) => <Accounts accounts={accounts} />}</Loaded>
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
