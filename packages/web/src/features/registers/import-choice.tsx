// The first step of an import: a file by drag and drop or from the machine, sent with its progress.
import { Alert, Anchor, Button, FileButton, Group, Progress, Stack, Text } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { useRef, useState, type DragEvent } from "react";
import { routes } from "../../app/api.ts";
import { useLanguage } from "../../app/language.tsx";
import { addressOf } from "../../app/request.ts";
import { fill } from "../../messages/fill.ts";
import { sizeText, troubleWithFile } from "./file-fits.ts";
import { sendImport, type ImportReport } from "./import-file.ts";
import { problemText } from "./problem-text.ts";
import { useRegisterMessages } from "./register-messages.ts";
import classes from "./registers.module.css";

interface ImportChoiceProps {
  readonly register: string;
  readonly onReport: (report: ImportReport) => void;
}

interface Sending {
  readonly name: string;
  readonly share: number;
}

export function ImportChoice({ register, onReport }: ImportChoiceProps) {
  const messages = useRegisterMessages();
  const { sending, trouble, send, stop } = useSending(register, onReport);
  if (sending) return <SendingView sending={sending} onStop={stop} />;
  return (
    <Stack gap="md">
      {trouble !== undefined && (
        <Alert color="red" variant="light" role="alert">
          {trouble}
        </Alert>
      )}
      <DropZone onFile={send} />
      <Text size="sm" c="dimmed">
        {messages.imports.formats}
      </Text>
      <Group gap="sm">
        <Text size="sm">{messages.imports.template}</Text>
        {(["xlsx", "csv"] as const).map((format) => (
          <Anchor
            key={format}
            size="sm"
            download
            href={addressOf(routes.importTemplate, { params: { register }, query: { format } })}
          >
            {format.toUpperCase()}
          </Anchor>
        ))}
      </Group>
    </Stack>
  );
}

function useSending(register: string, onReport: (report: ImportReport) => void) {
  const messages = useRegisterMessages();
  const { language } = useLanguage();
  const [sending, setSending] = useState<Sending>();
  const [trouble, setTrouble] = useState<string>();
  const stopper = useRef<AbortController>(null);
  const send = async (file: File) => {
    const found = troubleWithFile(file);
    if (found) {
      const size = sizeText(file.size, language === "vi" ? "," : ".");
      setTrouble(fill(messages.imports[found], { name: file.name, size }));
      return;
    }
    const { name } = file;
    stopper.current = new AbortController();
    setTrouble(undefined);
    setSending({ name, share: 0 });
    try {
      onReport(
        await sendImport(register, file, (share) => setSending({ name, share }), stopper.current.signal),
      );
    } catch (error) {
      const isStopped = error instanceof DOMException && error.name === "AbortError";
      setTrouble(isStopped ? undefined : problemText(error, language, messages.offline));
    } finally {
      setSending(undefined);
    }
  };
  return { sending, trouble, send: (file: File) => void send(file), stop: () => stopper.current?.abort() };
}

function DropZone({ onFile }: { readonly onFile: (file: File) => void }) {
  const messages = useRegisterMessages().imports;
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    <div
      className={classes.drop}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileSpreadsheet size={40} stroke={1.4} color="var(--nc-side-0)" aria-hidden />
      <Text fw={600}>{messages.drop}</Text>
      <FileButton accept=".xlsx,.csv" onChange={(file) => file && onFile(file)}>
        {(props) => (
          <Button {...props} variant="default">
            {messages.orChoose}
          </Button>
        )}
      </FileButton>
      <Text size="sm" c="dimmed">
        {messages.limit}
      </Text>
    </div>
  );
}

function SendingView({ sending, onStop }: { readonly sending: Sending; readonly onStop: () => void }) {
  const messages = useRegisterMessages().imports;
  const percent = Math.round(sending.share * 100);
  const isSent = percent >= 100;
  const label = isSent
    ? fill(messages.checking, { name: sending.name })
    : fill(messages.uploading, { name: sending.name, percent });
  return (
    <Stack gap="sm" role="status">
      <Text>{label}</Text>
      <Progress value={percent} animated={isSent} aria-label={label} />
      <Group>
        <Button variant="default" onClick={onStop}>
          {messages.cancel}
        </Button>
      </Group>
    </Stack>
  );
}
