// One petition: its way as a picture, its text, each party's word side by side, its sending and its answer.
import { Button } from "@mantine/core";
import { IconFileDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { download, routes, useCall, type Answer } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { Card } from "../../app/card.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { RecordHistoryButton } from "../history/record-history-button.tsx";
import { saveFile } from "../review/save-file.ts";
import { petitionChain } from "./chain.ts";
import { ChainPicture } from "./chain-picture.tsx";
import { PartyWords } from "./party-words.tsx";
import { AnswerDialog, SendDialog, WordDialog } from "./petition-dialogs.tsx";
import { usePetitionMessages } from "./petition-messages.ts";
import { PetitionSending } from "./petition-sending.tsx";
import { PhaseBadge, WaitingDays } from "./phase-badge.tsx";
import { Refused } from "./statement-dialog.tsx";
import classes from "./petitions.module.css";

export function PetitionPage() {
  const { id } = useParams({ from: "/kien-nghi/$id" });
  const { asOf } = useAsOf();
  const query = useCall(routes.petition, { params: { id }, query: { asOf } });
  return <Loaded query={query}>{(answer) => <Petition answer={answer} />}</Loaded>;
}

function Petition({ answer }: { readonly answer: Answer<"petition"> }) {
  const messages = usePetitionMessages();
  const format = useFormat();
  const { petition, text, digest } = answer;
  return (
    <>
      <PageHead
        title={petition.title}
        about={
          <>
            <PhaseBadge phase={petition.phase} /> <WaitingDays waiting={petition.waiting} />{" "}
            {messages.draftedBy(petition.drafter.name, format.day(petition.draftedOn))} ·{" "}
            <Link to="/thoa-thuan/$id" params={{ id: petition.agreement.id }}>
              <Written vi={petition.agreement.name} />
            </Link>{" "}
            <IllustrativeMark show={petition.illustrative} />
          </>
        }
        actions={
          <>
            <DownloadButton id={petition.id} />
            <RecordHistoryButton register="petitions" id={petition.id} of={petition.title} />
          </>
        }
      />
      <div className={classes.page}>
        <Card title={messages.chain}>
          <ChainPicture steps={petitionChain(petition, { messages, ...format })} />
          <PetitionActions answer={answer} />
        </Card>
        <Card title={messages.signedAs} aside={messages.signedAsAside}>
          <PartyWords parties={petition.parties} />
        </Card>
        <div className={classes.split}>
          <Card
            title={messages.text}
            aside={petition.answerBy && messages.askedBy(format.day(petition.answerBy))}
          >
            <p>
              <strong>
                {messages.to("")}
                <Written vi={petition.addressee.name} />
              </strong>
            </p>
            <div className={classes.text} lang="vi">
              {text.split("\n").map((line, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- two paragraphs may say the same
                <p key={at}>{line}</p>
              ))}
            </div>
            <p className={classes.fine}>{messages.digest(digest)}</p>
          </Card>
          <PetitionSending answer={answer} />
        </div>
      </div>
    </>
  );
}

function DownloadButton({ id }: { readonly id: string }) {
  const messages = usePetitionMessages();
  const { asOf } = useAsOf();
  const fetching = useMutation({
    mutationFn: () => download(routes.petitionDocument, { params: { id }, query: { asOf } }),
    onSuccess: ({ blob, name }) => saveFile(blob, name ?? `${id}.docx`),
  });
  return (
    <>
      <Button
        variant="default"
        size="xs"
        loading={fetching.isPending}
        leftSection={<IconFileDownload size={16} stroke={1.8} aria-hidden />}
        onClick={() => fetching.mutate()}
      >
        {messages.download}
      </Button>
      <Refused error={fetching.error} />
    </>
  );
}

type Asked = "agree" | "object" | "send" | "answer";

function PetitionActions({ answer }: { readonly answer: Answer<"petition"> }) {
  const messages = usePetitionMessages();
  const [asked, setAsked] = useState<Asked>();
  const { mayDo, petition } = answer;
  const close = () => setAsked(undefined);
  const names = { agree: messages.agree, object: messages.object, send: messages.send } as const;
  const offered = (["agree", "send", "answer", "object"] as const).filter((one) => mayDo[one]);
  if (offered.length === 0 && !mayDo.amend) return null;
  return (
    <div className={`${classes.actions} nc-no-print`} role="group" aria-label={messages.next}>
      {offered.map((one) => (
        <Button
          key={one}
          size="xs"
          variant={one === "object" ? "default" : "filled"}
          onClick={() => setAsked(one)}
        >
          {one === "answer" ? messages.recordAnswer : names[one]}
        </Button>
      ))}
      {mayDo.amend ? (
        <Button
          size="xs"
          variant="default"
          renderRoot={(props) => <Link to="/kien-nghi/$id/sua" params={{ id: petition.id }} {...props} />}
        >
          {messages.amend}
        </Button>
      ) : null}
      {asked === "agree" || asked === "object" ? (
        <WordDialog answer={answer} decision={asked} onClose={close} />
      ) : null}
      {asked === "send" ? <SendDialog answer={answer} onClose={close} /> : null}
      {asked === "answer" ? <AnswerDialog answer={answer} onClose={close} /> : null}
    </div>
  );
}
