// Where it is late: localities down, sectors across, in each cell overdue of those with a due date. A missing cell is
// "no parts" and a cell without due dates says so; neither is shown as zero.
import { Link } from "@tanstack/react-router";
import type { FiveNumbersView } from "@nhipcau/contract/shapes/figures.ts";
import type { Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useMessages, useText } from "../../app/language.tsx";
import { Empty } from "../../app/page-state.tsx";
import { cellTone, matrixRows } from "./matrix-rows.ts";
import classes from "./overview.module.css";

export interface LocalitySectorMatrixProps {
  readonly overview: Answer<"overview">;
  readonly within: { readonly agreement?: string };
}

export function LocalitySectorMatrix({ overview, within }: LocalitySectorMatrixProps) {
  const messages = useMessages().overview;
  const text = useText();
  const { sectors, rows } = matrixRows(overview);
  return (
    <Card title={messages.matrix} aside={messages.matrixAside}>
      {rows.length === 0 ? (
        <Empty>{messages.byNone}</Empty>
      ) : (
        <>
          <div className={classes.matrixWrap}>
            <table className={classes.matrix}>
              <thead>
                <tr>
                  <td />
                  {sectors.map((sector) => (
                    <th key={sector.id} scope="col">
                      <span>{text(sector.name)}</span>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ locality, cells }) => (
                  <tr key={locality.id}>
                    <th scope="row">{text(locality.name)}</th>
                    {cells.map(({ sector, figures }) => (
                      <Cell key={sector.id} {...{ locality, sector, figures, within }} />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className={classes.matrixKey}>{messages.matrixKey}</p>
        </>
      )}
    </Card>
  );
}

type Group = Answer<"overview">["byLocality"][number];

interface CellProps {
  readonly locality: Group;
  readonly sector: Group;
  readonly figures: FiveNumbersView | undefined;
  readonly within: LocalitySectorMatrixProps["within"];
}

function Cell({ locality, sector, figures, within }: CellProps) {
  const messages = useMessages().overview;
  const text = useText();
  if (figures === undefined || figures.total === 0) {
    return (
      <td className={classes.blank}>
        <span aria-label={messages.matrixNone}>–</span>
      </td>
    );
  }
  const search = { ...within, locality: locality.id, sector: sector.id };
  const { openOverdue, rateable, total } = figures;
  if (rateable === 0) {
    return (
      <td>
        <Link
          to="/phan-viec"
          search={search}
          className={classes.cell}
          aria-label={messages.matrixNoDeadline(total)}
        >
          {messages.noDeadline}
        </Link>
      </td>
    );
  }
  return (
    <td>
      <Link
        to="/phan-viec"
        search={openOverdue > 0 ? { ...search, class: "open-overdue" } : { ...search, class: "rateable" }}
        className={classes.cell}
        data-tone={cellTone(figures)}
        aria-label={messages.matrixCell(openOverdue, rateable, text(locality.name), text(sector.name))}
      >
        {openOverdue > 0 ? <span aria-hidden="true">▲</span> : null}
        {openOverdue}/{rateable}
      </Link>
    </td>
  );
}
