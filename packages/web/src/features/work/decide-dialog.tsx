// The assigner's answer to a report that a part is done, in two steps: read what was reported and what changed, then say so.
// When anything moves on meanwhile, what was read and what stands now are shown beside each other first.
import { Alert, Modal, Stack } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import type { PartView } from "@nhipcau/contract/shapes/programme.ts";
import { routes, useCall, type Answer } from "../../app/api.ts";
import { useMessages } from "../../app/language.tsx";
import { Loaded, Waiting } from "../../app/page-state.tsx";
import { DecisionForm } from "./decision-form.tsx";
import { MovedOn } from "./moved-on.tsx";
import { ReadResult } from "./read-result.tsx";
import { useReadAnew } from "./use-read-anew.ts";
import { useLacksEvidence } from "./use-lacks-evidence.ts";
import { hasMovedOn, standingResult } from "./standing-result.ts";

export interface DecideDialogProps {
  readonly part: PartView;
  readonly onClose: () => void;
}

/** What is said in the second step. */
export type Decided = "confirm" | "return" | "reopen";

export function DecideDialog({ part, onClose }: DecideDialogProps) {
  const { work } = useMessages();
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const query = useCall(routes.commitment, { params: { id: part.commitment.id } });
  const isRead = useReadAnew(query);
  return (
    <Modal
      opened
      onClose={onClose}
      title={work.decision.title}
      size="xl"
      fullScreen={isNarrow}
      closeButtonProps={{ "aria-label": work.decision.close }}
    >
      <Loaded query={query}>
        {(answer) => (isRead ? <Deciding part={part} answer={answer} onClose={onClose} /> : <Waiting />)}
      </Loaded>
    </Modal>
  );
}

interface DecidingProps extends DecideDialogProps {
  readonly answer: Answer<"commitment">;
}

function Deciding({ part, answer, onClose }: DecidingProps) {
  const { work } = useMessages();
  const now = standingResult(answer, part.id);
  const [read, setRead] = useState(now);
  const [step, setStep] = useState<Decided | undefined>();
  const lacksEvidence = useLacksEvidence(part);
  if (hasMovedOn(read, now)) {
    const readNew = () => {
      setRead(now);
      setStep(undefined);
    };
    return <MovedOn read={read} now={now} onRead={readNew} onClose={onClose} />;
  }
  if (read.report === undefined) return <Alert color="yellow">{work.decision.noLongerOpen}</Alert>;
  return (
    <Stack gap="md">
      <ReadResult part={part} answer={answer} result={read} />
      <DecisionForm
        key={step ?? "read"}
        part={part}
        result={read}
        report={read.report}
        lacksEvidence={lacksEvidence}
        step={step}
        onStep={setStep}
        onClose={onClose}
      />
    </Stack>
  );
}
