// Marks beside a record's title: made up to illustrate, or no longer used.
import { Badge } from "@mantine/core";
import type { RecordView } from "@nhipcau/contract/shapes/record.ts";
import { useRegisterMessages } from "./register-messages.ts";

export function RecordMarks({ record }: { readonly record: Pick<RecordView, "body" | "retired"> }) {
  const messages = useRegisterMessages();
  return (
    <>
      {record.body["illustrative"] === true && (
        <Badge
          size="sm"
          variant="outline"
          color="gray"
          tt="none"
          fw={500}
          style={{ flexShrink: 0 }}
          title={messages.illustrativeHelp}
        >
          ◌ {messages.illustrative}
        </Badge>
      )}
      {record.retired && (
        <Badge size="sm" variant="light" color="gray" tt="none" fw={500} style={{ flexShrink: 0 }}>
          ⊘ {messages.retired}
        </Badge>
      )}
    </>
  );
}
