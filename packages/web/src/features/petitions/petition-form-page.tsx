// A petition is drafted from chosen obstacles, or its text is changed: worded by the node, edited by a person, kept on the
// device until it is saved.
import { Alert, Button, Group, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { Named } from "@nhipcau/contract/shapes/text-shape.ts";
import { routes, useCall, type Answer } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { Written } from "../../app/written.tsx";
import { AgencyField, DayField, Refused } from "./statement-dialog.tsx";
import { usePetitionMessages } from "./petition-messages.ts";
import { stateRecord } from "./state-record.ts";
import { type PetitionWords, usePetitionDraft } from "./use-petition-draft.ts";
import classes from "./petitions.module.css";

export function NewPetitionPage() {
  const messages = usePetitionMessages();
  const { obstacles = "" } = useSearch({ from: "/kien-nghi/moi" });
  const query = useCall(routes.petitionDraft, { query: { obstacles } }, { enabled: obstacles !== "" });
  if (obstacles === "")
    return (
      <>
        <PageHead title={messages.newTitle} />
        <Empty>{messages.nothingChosen}</Empty>
        <Link to="/vuong-mac">{messages.toObstacles}</Link>
      </>
    );
  return (
    <>
      <PageHead
        title={messages.newTitle}
        about={query.data && <Written vi={messages.newAbout(query.data.agreement.name)} />}
      />
      <Loaded query={query}>{(draft) => <NewPetition key={obstacles} draft={draft} />}</Loaded>
    </>
  );
}

function NewPetition({ draft }: { readonly draft: Answer<"petitionDraft"> }) {
  const messages = usePetitionMessages();
  const ids = draft.obstacles.map(({ id }) => id);
  return (
    <PetitionForm
      draftKey={`new.${ids.join(",")}`}
      start={{
        title: draft.title,
        text: draft.text,
        addressee: draft.addressee?.id ?? "",
        answerBy: "",
      }}
      obstacles={draft.obstacles}
      addressees={draft.addressees}
      submit={messages.saveDraft}
      note={messages.sharedAmong}
      save={(words, draftedOn) =>
        stateRecord(
          "petitions",
          { ...words, agreement: draft.agreement.id, obstacles: ids, draftedOn },
          { illustrative: draft.illustrative, scope: "shared" },
        )
      }
    />
  );
}

export function AmendPetitionPage() {
  const messages = usePetitionMessages();
  const { id } = useParams({ from: "/kien-nghi/$id/sua" });
  const query = useCall(routes.petition, { params: { id } });
  return (
    <>
      <PageHead title={messages.amendTitle} />
      <Loaded query={query}>{(answer) => <AmendPetition key={id} answer={answer} />}</Loaded>
    </>
  );
}

function AmendPetition({ answer }: { readonly answer: Answer<"petition"> }) {
  const messages = usePetitionMessages();
  const { petition, text, version, addressees } = answer;
  return (
    <PetitionForm
      draftKey={`${petition.id}.${version}`}
      start={{
        title: petition.title,
        text,
        addressee: petition.addressee.id,
        answerBy: petition.answerBy ?? "",
      }}
      obstacles={petition.obstacles.map(({ id, title }) => ({ id, name: title }))}
      addressees={addressees}
      submit={messages.saveAmended}
      note={messages.amendWarning}
      save={(words, draftedOn) =>
        stateRecord(
          "petitions",
          {
            ...words,
            agreement: petition.agreement.id,
            obstacles: petition.obstacles.map(({ id }) => id),
            draftedOn,
          },
          { illustrative: petition.illustrative, changes: { id: petition.id, version }, scope: "shared" },
        )
      }
    />
  );
}

interface PetitionFormProps {
  readonly draftKey: string;
  readonly start: PetitionWords;
  readonly obstacles: readonly Named[];
  readonly addressees: readonly Named[];
  readonly submit: string;
  readonly note: string;
  readonly save: (words: PetitionWords, draftedOn: string) => Promise<string>;
}

function PetitionForm(props: PetitionFormProps) {
  const { draftKey, start, obstacles, addressees, submit, note, save } = props;
  const messages = usePetitionMessages();
  const { today = "" } = useAsOf();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { words, change, forget } = usePetitionDraft(draftKey, start);
  const saving = useMutation({
    mutationFn: () => save(words, today),
    onSuccess: async (id) => {
      forget();
      await queries.invalidateQueries();
      await navigate({ to: "/kien-nghi/$id", params: { id } });
    },
  });
  const isReady = words.title.trim() !== "" && words.text.trim() !== "" && words.addressee !== "";
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) saving.mutate();
      }}
    >
      <Covers obstacles={obstacles} />
      <TextInput
        label={messages.subject}
        required
        maxLength={500}
        value={words.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <AgencyField
        label={messages.addressee}
        agencies={addressees}
        value={words.addressee}
        onChange={(addressee) => change({ addressee })}
      />
      <Textarea
        label={messages.wording}
        description={messages.wordingHelp}
        required
        autosize
        minRows={10}
        maxLength={20_000}
        lang="vi"
        value={words.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <DayField
        label={messages.answerBy}
        value={words.answerBy}
        onChange={(answerBy) => change({ answerBy })}
      />
      <Alert color="gray">{note}</Alert>
      <Refused error={saving.error} />
      <Group>
        <Button type="submit" disabled={!isReady} loading={saving.isPending}>
          {submit}
        </Button>
        <Button variant="subtle" color="gray" onClick={forget}>
          {messages.rewrite}
        </Button>
      </Group>
      <p className={classes.fine}>{messages.draftKept}</p>
    </form>
  );
}

function Covers({ obstacles }: { readonly obstacles: readonly Named[] }) {
  const messages = usePetitionMessages();
  return (
    <div className={classes.covers}>
      <strong>{messages.covered}</strong>
      <ul>
        {obstacles.map(({ id, name }) => (
          <li key={id}>
            <Link to="/vuong-mac/$id" params={{ id }}>
              <Written vi={name} />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
