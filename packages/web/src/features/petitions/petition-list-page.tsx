// The joint petitions, those that wait the longest first.
import { Checkbox } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { routes, useCall } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import lists from "../lists/lists.module.css";
import { ObstacleTabs } from "./obstacle-tabs.tsx";
import { PetitionItem } from "./petition-item.tsx";
import { usePetitionMessages } from "./petition-messages.ts";

export function PetitionListPage() {
  const messages = usePetitionMessages();
  const format = useFormat();
  const { asOf } = useAsOf();
  const navigate = useNavigate();
  const search = useSearch({ from: "/kien-nghi" });
  const { agreement, waiting } = search;
  const query = useCall(routes.petitions, { query: { agreement, waiting, asOf } });
  const { data } = query;
  return (
    <>
      <PageHead
        title={messages.listTitle}
        about={data && messages.listAbout(format.number(data.total), format.day(data.asOf))}
      />
      <ObstacleTabs />
      <div className={`${lists.controls} nc-no-print`}>
        <Checkbox
          label={messages.onlyWaiting}
          checked={waiting === true}
          onChange={(event) => {
            const only = event.currentTarget.checked ? true : undefined;
            void navigate({ to: "/kien-nghi", search: { ...search, waiting: only }, replace: true });
          }}
        />
      </div>
      <Loaded query={query}>
        {({ petitions }) =>
          petitions.length === 0 ? (
            <Empty>{waiting === true ? messages.noneWaiting : messages.none}</Empty>
          ) : (
            petitions.map((petition) => <PetitionItem key={petition.id} petition={petition} />)
          )
        }
      </Loaded>
    </>
  );
}
