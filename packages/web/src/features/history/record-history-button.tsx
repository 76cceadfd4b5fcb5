// Opens the history of any record in a drawer: every version, who wrote it, what changed.
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconHistory } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import { routes, useCall } from "../../app/api.ts";
import { useMessages } from "../../app/language.tsx";

const HistoryDrawer = lazy(async () => ({
  default: (await import("../registers/history-drawer.tsx")).HistoryDrawer,
}));

export interface RecordHistoryButtonProps {
  readonly register: string;
  readonly id: string;
  /** What the record is, for who hears the page. */
  readonly of: string;
  readonly compact?: boolean;
}

export function RecordHistoryButton({ register, id, of, compact = false }: RecordHistoryButtonProps) {
  const { commitments } = useMessages();
  const [isOpen, drawer] = useDisclosure(false);
  const registers = useCall(routes.registers, {}, { enabled: isOpen });
  const found = registers.data?.registers.find(({ description }) => description.name === register);
  return (
    <>
      <Button
        className="nc-no-print"
        variant={compact ? "subtle" : "default"}
        size={compact ? "compact-xs" : "xs"}
        leftSection={<IconHistory size={compact ? 14 : 16} stroke={1.8} aria-hidden />}
        aria-label={commitments.historyOf(of)}
        loading={isOpen && registers.isPending}
        onClick={drawer.open}
      >
        {commitments.history}
      </Button>
      {found === undefined ? null : (
        <Suspense>
          <HistoryDrawer register={found.description} id={id} opened={isOpen} onClose={drawer.close} />
        </Suspense>
      )}
    </>
  );
}
