// The hits of a search by register, each a link to where the record is looked at.
import { Link } from "@tanstack/react-router";
import { useText } from "../../app/language.tsx";
import { workAddress } from "../../app/record-address.ts";
import { groupHits, type Hit } from "./group-hits.ts";
import classes from "./search.module.css";

export interface SearchHitsProps {
  readonly hits: readonly Hit[];
  readonly onDone: () => void;
}

export function SearchHits({ hits, onDone }: SearchHitsProps) {
  const text = useText();
  return groupHits(hits).map(({ register, hits: own }) => (
    <section key={register.code} className={classes.group}>
      <h3>{text(register.label)}</h3>
      <ul>
        {own.map((hit) => (
          <li key={hit.id}>
            <Link {...workAddress(hit.register.code, hit.id)} onClick={onDone} className={classes.hit}>
              <span>{hit.title}</span>
              {hit.detail === undefined ? null : <small>{hit.detail}</small>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  ));
}
