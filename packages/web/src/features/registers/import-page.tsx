// Imports a file in three steps: choose it, see what would happen, take the good rows. Nothing is written before.
import { Anchor, Skeleton, Stack, Stepper, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { useText } from "../../app/language.tsx";
import { fill } from "../../messages/fill.ts";
import type { ImportReport } from "./import-file.ts";
import { ImportChoice } from "./import-choice.tsx";
import { ImportDryRun, ImportResult } from "./import-report.tsx";
import { useRegisterMessages } from "./register-messages.ts";
import { useRegister } from "./use-register.ts";
import { WritersOnly } from "./writers-only.tsx";
import { recordsByPage } from "./use-records.ts";

export function ImportPage() {
  const { register: name } = useParams({ from: "/du-lieu/$register/nhap" });
  const register = useRegister(name);
  if (!register) return <Skeleton h={320} />;
  return (
    <WritersOnly register={register}>
      <ImportWizard register={register} />
    </WritersOnly>
  );
}

type Stage =
  | { readonly step: 0 }
  | { readonly step: 1; readonly report: ImportReport }
  | { readonly step: 2; readonly report: ImportReport };

function ImportWizard({ register }: { readonly register: RegisterDescription }) {
  const messages = useRegisterMessages().imports;
  const text = useText();
  const queries = useQueryClient();
  const [stage, setStage] = useState<Stage>({ step: 0 });
  const title = fill(messages.title, { register: text(register.label).toLowerCase() });
  useDocumentTitle(`${title} · Nhịp Cầu`);
  const again = () => setStage({ step: 0 });
  return (
    <Stack maw={980} gap="lg">
      <div>
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link {...props} to="/du-lieu/$register" params={{ register: register.name }} />
          )}
        >
          {text(register.label)}
        </Anchor>
        <Title order={1}>{title}</Title>
      </div>
      <Stepper active={stage.step} size="sm" allowNextStepsSelect={false}>
        <Stepper.Step label={messages.steps.choose}>
          <ImportChoice register={register.name} onReport={(report) => setStage({ step: 1, report })} />
        </Stepper.Step>
        <Stepper.Step label={messages.steps.check}>
          {stage.step === 1 && (
            <ImportDryRun
              report={stage.report}
              onAgain={again}
              onTaken={(report) => {
                setStage({ step: 2, report });
                queries.removeQueries({ queryKey: [recordsByPage] });
                void queries.invalidateQueries();
              }}
            />
          )}
        </Stepper.Step>
        <Stepper.Step label={messages.steps.done}>
          {stage.step === 2 && <ImportResult report={stage.report} onAgain={again} />}
        </Stepper.Step>
      </Stepper>
    </Stack>
  );
}
