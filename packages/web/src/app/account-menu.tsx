// Who is signed in, in the head of every page: what they act under, their account, and leaving.
import { Menu, UnstyledButton } from "@mantine/core";
import {
  IconClockPlay,
  IconAlertTriangle,
  IconCheck,
  IconLogout,
  IconSettings,
  IconUserCircle,
  IconUserCog,
  IconUsers,
} from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { call, queryOf, routes, useCall, type Answer } from "./api.ts";
import { useMessages, useText } from "./language.tsx";
import classes from "./shell.module.css";

interface Closing {
  readonly onDone: (() => void) | undefined;
}

export function WhoIsSignedIn({ onDone }: Closing) {
  const { shell } = useMessages();
  const node = useCall(routes.node);
  const session = useCall(routes.session);
  if (session.data?.account === undefined && session.data?.person === undefined) {
    return (
      <Link to="/dang-nhap" className={classes.signIn} onClick={onDone}>
        <IconUserCircle size={20} stroke={1.7} aria-hidden />
        {node.data?.demonstration === false ? shell.signInReally : shell.signIn}
      </Link>
    );
  }
  return <AccountMenu session={session.data} onDone={onDone} />;
}

interface AccountMenuProps extends Closing {
  readonly session: Answer<"session">;
}

function AccountMenu({ session, onDone }: AccountMenuProps) {
  const { shell } = useMessages();
  const queries = useQueryClient();
  const { account, person } = session;
  const leave = useMutation({
    mutationFn: () => call(routes.signOut),
    onSuccess: (left) => {
      queries.setQueryData(queryOf(routes.session).queryKey, left);
      // What only somebody signed in may ask is not asked again.
      return queries.invalidateQueries({ predicate: ({ queryKey }) => !isOwn(queryKey) });
    },
  });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes.account}>
          <WhoLabel session={session} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {person === undefined ? (
          <PlaceItem to="/dang-nhap" label={shell.changeRole} Icon={IconUsers} onDone={onDone} />
        ) : (
          <>
            <RoleItems session={session} />
            {account?.role === "administrator" ? (
              <PlaceItem to="/quan-tri" label={shell.administration} Icon={IconUserCog} onDone={onDone} />
            ) : null}
            <PlaceItem to="/tai-khoan" label={shell.ownAccount} Icon={IconSettings} onDone={onDone} />
          </>
        )}
        {account?.role === "data-officer" ? (
          <PlaceItem to="/quan-tri/cong-viec" label={shell.jobs} Icon={IconClockPlay} onDone={onDone} />
        ) : null}
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => leave.mutate()}>
          {person === undefined ? shell.signOut : shell.signOutReally}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function isOwn([route]: readonly unknown[]): boolean {
  return route === routes.ownAccount.name || route === routes.people.name;
}

function WhoLabel({ session: { account, person, roles = [] } }: Pick<AccountMenuProps, "session">) {
  const { shell } = useMessages();
  const text = useText();
  const hint = roles.length === 0 ? shell.noAssignment : shell.roleEnded;
  return (
    <>
      {account === undefined ? (
        <IconAlertTriangle size={22} stroke={1.6} aria-hidden />
      ) : (
        <IconUserCircle size={22} stroke={1.6} aria-hidden />
      )}
      <span>
        <strong>{account === undefined ? person?.name : text(account.name)}</strong>
        <small>
          {account === undefined ? hint : `${shell.roles[account.role]} · ${account.locality.name}`}
        </small>
      </span>
    </>
  );
}

// Somebody with one assignment in use has nothing to choose.
function RoleItems({ session: { roles = [], chosen } }: Pick<AccountMenuProps, "session">) {
  const { shell } = useMessages();
  const queries = useQueryClient();
  const choosing = useMutation({
    mutationFn: (role: string) => call(routes.chooseRole, { body: { role } }),
    onSuccess: () => queries.invalidateQueries(),
  });
  if (roles.length === 0 || (roles.length === 1 && chosen !== undefined)) return null;
  return (
    <>
      <Menu.Label>{shell.actAs}</Menu.Label>
      {roles.map(({ id, role, locality, agency, onBehalfOf }) => (
        <Menu.Item
          key={id}
          leftSection={
            id === chosen ? <IconCheck size={16} aria-hidden /> : <span className={classes.noMark} />
          }
          aria-current={id === chosen || undefined}
          onClick={() => choosing.mutate(id)}
        >
          {[shell.roles[role], agency?.name, locality?.name].filter(Boolean).join(" · ")}
          {onBehalfOf === undefined ? "" : ` · ${shell.onBehalfOf(onBehalfOf)}`}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}

interface PlaceItemProps extends Closing {
  readonly to: "/dang-nhap" | "/quan-tri" | "/quan-tri/cong-viec" | "/tai-khoan";
  readonly label: string;
  readonly Icon: typeof IconUsers;
}

function PlaceItem({ to, label, Icon, onDone }: PlaceItemProps) {
  const navigate = useNavigate();
  return (
    <Menu.Item
      leftSection={<Icon size={16} aria-hidden />}
      onClick={() => {
        onDone?.();
        void navigate({ to });
      }}
    >
      {label}
    </Menu.Item>
  );
}
