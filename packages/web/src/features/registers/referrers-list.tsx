// The records that refer to this one, by register and by the field that does.
import { Anchor, Skeleton, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { routes, useCall, type Answer } from "../../app/api.ts";
import { useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { fill } from "../../messages/fill.ts";
import { RecordLink } from "./field-value.tsx";
import { useRegisterMessages } from "./register-messages.ts";
import { useRegister } from "./use-register.ts";
import { writeListSearch } from "./list-state.ts";
import classes from "./registers.module.css";

type Referrer = Answer<"referrers">["referrers"][number];

export function ReferrersList({ register, id }: { readonly register: string; readonly id: string }) {
  const messages = useRegisterMessages().record;
  const { data } = useCall(routes.referrers, { params: { register, id } });
  return (
    <section className={classes.panel}>
      <Title order={2} size="h5" mb="xs">
        {messages.referrers}
      </Title>
      {!data && <Skeleton h={60} />}
      {data?.referrers.length === 0 && (
        <Text size="sm" c="dimmed">
          {messages.noReferrers}
        </Text>
      )}
      <Stack gap="sm">
        {data?.referrers.map((referrer) => (
          <ReferrerGroup key={`${referrer.register}.${referrer.field}`} referrer={referrer} id={id} />
        ))}
      </Stack>
    </section>
  );
}

function ReferrerGroup({ referrer, id }: { readonly referrer: Referrer; readonly id: string }) {
  const messages = useRegisterMessages().record;
  const text = useText();
  const { number } = useFormat();
  const register = useRegister(referrer.register);
  const field = register?.fields.find(({ name }) => name === referrer.field);
  const more = referrer.count - referrer.records.length;
  return (
    <div>
      <Text size="sm" fw={600}>
        {register ? text(register.label) : referrer.register} ({number(referrer.count)})
        <Text span size="sm" c="dimmed" fw={400}>
          {" "}
          {fill(messages.via, { field: field ? text(field.label) : referrer.field })}
        </Text>
      </Text>
      {referrer.records.map(({ id: from, name }) => (
        <Text key={from} size="sm" lineClamp={2} my={6}>
          <RecordLink
            register={referrer.register}
            id={from}
            names={{ [referrer.register]: { [from]: name } }}
          />
        </Text>
      ))}
      {more > 0 && (
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link
              {...props}
              to="/du-lieu/$register"
              params={{ register: referrer.register }}
              search={listOfReferrers(referrer.field, id)}
            />
          )}
        >
          {fill(messages.andMore, { n: number(more) })}
        </Anchor>
      )}
    </div>
  );
}

function listOfReferrers(field: string, id: string) {
  return writeListSearch({
    q: "",
    exact: false,
    filters: [{ field, kind: "any-of", values: [id] }],
    sort: undefined,
    retired: false,
    view: "table",
  });
}
