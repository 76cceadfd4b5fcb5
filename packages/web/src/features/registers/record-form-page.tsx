// Adds a record or writes a new version of one, in a form made from the register's declaration.
import { Alert, Skeleton, Stack, Text, Title } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import { notifications } from "@mantine/notifications";
import { useNavigate, useParams } from "@tanstack/react-router";
import { routes, useCall } from "../../app/api.ts";
import { useLanguage } from "../../app/language.tsx";
import { recordAddress, workAddress } from "../../app/record-address.ts";
import { fill } from "../../messages/fill.ts";
import type { Names } from "./field-text.ts";
import { problemText } from "./problem-text.ts";
import { RecordForm } from "./record-form.tsx";
import { useRegisterMessages } from "./register-messages.ts";
import { titleOf, useRegister } from "./use-register.ts";
import { WritersOnly } from "./writers-only.tsx";
import type { RecordView } from "@nhipcau/contract/shapes/record.ts";
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import "@mantine/dates/styles.css";
import "@mantine/notifications/styles.css";
import "dayjs/locale/vi";

/** The form for a new record. */
export function CreateRecordPage() {
  const { register: name } = useParams({ from: "/du-lieu/$register/moi" });
  const register = useRegister(name);
  if (!register) return <Skeleton h={420} />;
  return (
    <WritersOnly register={register}>
      <FormFor register={register} record={undefined} names={{}} />
    </WritersOnly>
  );
}

/** The form for a new version of a record. */
export function EditRecordPage() {
  const { register: name, id } = useParams({ from: "/du-lieu/$register/$id/sua" });
  const messages = useRegisterMessages();
  const { language } = useLanguage();
  const register = useRegister(name);
  const { data, error } = useCall(routes.record, { params: { register: name, id } });
  if (error) return <Alert color="gray">{problemText(error, language, messages.offline)}</Alert>;
  if (!register || !data) return <Skeleton h={420} />;
  if (!data.mayChange) {
    const steward = data.names["localities"]?.[data.record.steward] ?? data.record.steward;
    return (
      <Stack>
        <Title order={1}>{fill(messages.form.editTitle, { title: titleOf(register, data.record) })}</Title>
        <Alert color="gray" title={fill(messages.record.readOnly, { steward })}>
          <Text size="sm">{fill(messages.record.signIn, { steward })}</Text>
        </Alert>
      </Stack>
    );
  }
  return <FormFor key={id} register={register} record={data.record} names={data.names} />;
}

interface FormForProps {
  readonly register: RegisterDescription;
  readonly record: RecordView | undefined;
  readonly names: Names;
}

function FormFor({ register, record, names }: FormForProps) {
  const messages = useRegisterMessages();
  const { language } = useLanguage();
  const navigate = useNavigate();
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
      <RecordForm
        register={register}
        record={record}
        names={names}
        onSaved={(saved) => {
          notifications.show({ message: fill(messages.form.saved, { title: titleOf(register, saved) }) });
          // What is new is gone on with; what was corrected is looked at.
          void navigate((record === undefined ? workAddress : recordAddress)(register.name, saved.id));
        }}
      />
    </DatesProvider>
  );
}
