// The reader's own choices: language, light or dark, and who is signed in.
import {
  ActionIcon,
  Group,
  SegmentedControl,
  useComputedColorScheme,
  useMantineColorScheme,
} from "@mantine/core";
import { IconMoon, IconSun } from "@tabler/icons-react";
import { WhoIsSignedIn } from "./account-menu.tsx";
import { useLanguage, useMessages } from "./language.tsx";
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
