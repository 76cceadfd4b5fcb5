// What the reader may do at the present step: only what the server says it would not refuse.
import { Alert, Button, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ReviewRoom } from "@nhipcau/contract/shapes/review-room.ts";
import { call, routes, useCall } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useLanguage } from "../../app/language.tsx";
import { problemSentences } from "../../app/problem-sentences.ts";
import { ActionDialog } from "../connections/action-dialog.tsx";
import { useReviewMessages } from "./review-messages.ts";
import classes from "./reviews.module.css";

export function ReviewActions({ room }: { readonly room: ReviewRoom }) {
  const { reviews } = useReviewMessages();
  const { mayDo, id } = room;
  const params = { id };
  const nothing = !mayDo.open && !mayDo.takeSnapshot && !mayDo.signOff && !mayDo.reopen;
  return (
    <Card title={reviews.actions}>
      {nothing ? (
        <p className={classes.fine}>{mayDo.statePosition ? reviews.positionsHelp : reviews.nothingToDo}</p>
      ) : null}
      {mayDo.open ? (
        <OneStep
          label={reviews.open}
          help={reviews.openHelp}
          run={() => call(routes.openReview, { params })}
        />
      ) : null}
      {mayDo.takeSnapshot ? (
        <OneStep
          label={reviews.take}
          help={reviews.takeHelp}
          run={() => call(routes.takeSnapshot, { params })}
        />
      ) : null}
      {mayDo.signOff ? <SignOff room={room} /> : null}
      {mayDo.reopen ? <Reopen id={id} /> : null}
    </Card>
  );
}

interface OneStepProps {
  readonly label: string;
  readonly help: string;
  readonly run: () => Promise<unknown>;
}

function OneStep({ label, help, run }: OneStepProps) {
  const { reviews } = useReviewMessages();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const doing = useMutation({ mutationFn: run, onSuccess: () => queries.invalidateQueries() });
  return (
    <div className={classes.action}>
      <Button loading={doing.isPending} onClick={() => doing.mutate()}>
        {label}
      </Button>
      <p className={classes.fine}>{help}</p>
      {doing.isError ? (
        <Alert color="yellow" role="alert" title={reviews.failed}>
          {problemSentences(doing.error, language).join(" ")}
        </Alert>
      ) : null}
    </div>
  );
}

function SignOff({ room: { id, snapshot } }: { readonly room: ReviewRoom }) {
  const { reviews } = useReviewMessages();
  const [isOpen, setOpen] = useState(false);
  const session = useCall(routes.session);
  if (snapshot === undefined) return null;
  const side = session.data?.account?.locality.name ?? "";
  return (
    <div className={classes.action}>
      <Button onClick={() => setOpen(true)}>{reviews.sign}</Button>
      {isOpen ? (
        <ActionDialog
          title={reviews.sign}
          lead={
            <>
              <p>{reviews.signLead(side, snapshot.number)}</p>
              <p className={classes.digest}>
                {reviews.digest}: <code>{snapshot.digest}</code>
              </p>
            </>
          }
          submit={reviews.sign}
          run={() =>
            call(routes.signOff, {
              params: { id },
              body: { snapshot: snapshot.id, digest: snapshot.digest },
            })
          }
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}

function Reopen({ id }: { readonly id: string }) {
  const { reviews } = useReviewMessages();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  return (
    <div className={classes.action}>
      <Button variant="default" onClick={() => setOpen(true)}>
        {reviews.reopen}
      </Button>
      {isOpen ? (
        <ActionDialog
          title={reviews.reopen}
          lead={reviews.reopenLead}
          submit={reviews.reopen}
          isReady={reason.trim() !== ""}
          run={() => call(routes.reopenReview, { params: { id }, body: { reason: reason.trim() } })}
          onClose={() => setOpen(false)}
        >
          <ReasonField value={reason} onChange={setReason} />
        </ActionDialog>
      ) : null}
    </div>
  );
}

export interface ReasonFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Why; every side will read it. */
export function ReasonField({ value, onChange }: ReasonFieldProps) {
  const { reviews } = useReviewMessages();
  return (
    <Textarea
      label={reviews.reason}
      description={reviews.reasonHelp}
      withAsterisk
      autosize
      minRows={3}
      maxLength={4000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-autofocus
    />
  );
}
