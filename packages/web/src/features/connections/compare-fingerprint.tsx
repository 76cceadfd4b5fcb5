// The one step that makes a key trusted: people compare the words over a way they trusted before.
import { Checkbox, Stack, Text } from "@mantine/core";
import { useConnectionMessages } from "./connection-messages.ts";
import { Fingerprint, type FingerprintProps } from "./fingerprint.tsx";

export interface CompareFingerprintProps {
  readonly of: string;
  readonly fingerprint: FingerprintProps["fingerprint"];
  readonly isCompared: boolean;
  readonly onCompared: (isCompared: boolean) => void;
  readonly isPrivate: boolean;
  readonly onPrivate: (isPrivate: boolean) => void;
}

export function CompareFingerprint(props: CompareFingerprintProps) {
  const { of, fingerprint, isCompared, onCompared, isPrivate, onPrivate } = props;
  const { connections } = useConnectionMessages();
  return (
    <Stack gap="md">
      <Text size="sm">{connections.compareLead(of)}</Text>
      <Fingerprint of={of} fingerprint={fingerprint} isLarge />
      <Checkbox
        label={connections.compared}
        checked={isCompared}
        onChange={(event) => onCompared(event.currentTarget.checked)}
      />
      <Checkbox
        label={connections.privateAddress}
        description={connections.privateAddressHelp}
        checked={isPrivate}
        onChange={(event) => onPrivate(event.currentTarget.checked)}
      />
    </Stack>
  );
}
