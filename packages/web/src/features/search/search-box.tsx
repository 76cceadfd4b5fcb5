// Finds any record of any register; ⌘K, Ctrl+K or “/” opens it from anywhere.
import { Kbd, Modal, TextInput, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { useDebouncedValue, useDisclosure, useHotkeys } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { routes, useCall } from "../../app/api.ts";
import { useMessages } from "../../app/language.tsx";
import { SearchHits } from "./search-hits.tsx";
import classes from "./search.module.css";

export function SearchBox() {
  const { search } = useMessages();
  const [isOpen, box] = useDisclosure(false);
  useHotkeys([
    ["mod+K", box.open],
    ["/", box.open],
  ]);
  return (
    <>
      <UnstyledButton className={classes.opener} onClick={box.open} aria-keyshortcuts="Meta+K Control+K /">
        <IconSearch size={17} stroke={1.8} aria-hidden />
        <VisuallyHidden>{search.open}. </VisuallyHidden>
        <span className={classes.hint}>{search.hint}</span>
        <Kbd size="xs" className={classes.key}>
          /
        </Kbd>
      </UnstyledButton>
      <Modal
        opened={isOpen}
        onClose={box.close}
        title={search.open}
        size="lg"
        yOffset="8vh"
        transitionProps={{ duration: 0 }}
      >
        <SearchPanel onDone={box.close} />
      </Modal>
    </>
  );
}

function SearchPanel({ onDone }: { readonly onDone: () => void }) {
  const { search } = useMessages();
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words.trim(), 200);
  const found = useCall(routes.search, { query: { q: asked } }, { enabled: asked !== "" });
  return (
    <>
      <TextInput
        autoFocus
        data-autofocus
        size="md"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        placeholder={search.placeholder}
        aria-label={search.open}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <div aria-live="polite">
        {asked === "" ? <p className={classes.note}>{search.help}</p> : null}
        {asked !== "" && found.isPending ? <p className={classes.note}>{search.searching}</p> : null}
        {asked !== "" && found.isError ? <p className={classes.note}>{search.failed}</p> : null}
        {found.data?.hits.length === 0 ? <p className={classes.note}>{search.nothing(asked)}</p> : null}
      </div>
      {found.data === undefined || asked === "" ? null : (
        <SearchHits hits={found.data.hits} onDone={onDone} />
      )}
    </>
  );
}
