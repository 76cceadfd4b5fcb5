// The reader's own choices: language, light or dark, and who is signed in.
import {
  ActionIcon,
  Group,
  Menu,
  SegmentedControl,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
} from "@mantine/core";
import { IconClockPlay, IconLogout, IconMoon, IconSun, IconUserCircle, IconUsers } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { call, routes, useCall, type Answer } from "./api.ts";
import { useLanguage, useMessages, useText } from "./language.tsx";
import classes from "./shell.module.css";

export function ReaderMenu({ onDone }: { readonly onDone?: () => void }) {
  return (
    <Group gap="xs" wrap="nowrap" className={classes.reader}>
      <LanguageSwitch />
      <SchemeSwitch />
      <WhoIsSignedIn onDone={onDone} />
    </Group>
  );
}

function LanguageSwitch() {
  const { shell } = useMessages();
  const { language, setLanguage } = useLanguage();
  return (
    <SegmentedControl
      size="xs"
      aria-label={shell.language}
      value={language}
      onChange={(chosen) => setLanguage(chosen === "en" ? "en" : "vi")}
      data={[
        { value: "vi", label: "VI" },
        { value: "en", label: "EN" },
      ]}
    />
  );
}

function SchemeSwitch() {
  const { shell } = useMessages();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme("light") === "dark";
  return (
    <ActionIcon
      variant="default"
      size={34}
      aria-label={isDark ? shell.light : shell.dark}
      onClick={() => setColorScheme(isDark ? "light" : "dark")}
    >
      {isDark ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
    </ActionIcon>
  );
}

function WhoIsSignedIn({ onDone }: { readonly onDone: (() => void) | undefined }) {
  const { shell } = useMessages();
  const session = useCall(routes.session);
  const account = session.data?.account;
  if (account === undefined) {
    return (
      <Link to="/dang-nhap" className={classes.signIn} onClick={onDone}>
        <IconUserCircle size={20} stroke={1.7} aria-hidden />
        {shell.signIn}
      </Link>
    );
  }
  return <AccountMenu account={account} onDone={onDone} />;
}

type Account = NonNullable<Answer<"session">["account"]>;

interface AccountMenuProps {
  readonly account: Account;
  readonly onDone: (() => void) | undefined;
}

function AccountMenu({ account, onDone }: AccountMenuProps) {
  const { shell } = useMessages();
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const leave = useMutation({
    mutationFn: () => call(routes.signOut),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes.account}>
          <IconUserCircle size={22} stroke={1.6} aria-hidden />
          <span>
            <strong>{text(account.name)}</strong>
            <small>
              {shell.roles[account.role]} · {account.locality.name}
            </small>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconUsers size={16} aria-hidden />}
          onClick={() => {
            onDone?.();
            void navigate({ to: "/dang-nhap" });
          }}
        >
          {shell.changeRole}
        </Menu.Item>
        {account.role === "data-officer" ? (
          <Menu.Item
            leftSection={<IconClockPlay size={16} aria-hidden />}
            onClick={() => {
              onDone?.();
              void navigate({ to: "/quan-tri/cong-viec" });
            }}
          >
            {shell.jobs}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => leave.mutate()}>
          {shell.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
