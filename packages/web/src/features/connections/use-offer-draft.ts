// The draft of an offer, kept in the browser at every change until it is sent or thrown away.
import { useState } from "react";
import { offerKey, parseOffer, type OfferDraft } from "./offer-draft.ts";

export interface KeptOffer {
  readonly draft: OfferDraft;
  /** An unsent draft was found when the page was opened. */
  readonly wasKept: boolean;
  readonly change: (changes: Partial<OfferDraft>) => void;
  readonly forget: () => void;
}

export function useOfferDraft(peer: string, of: string | undefined, fresh: OfferDraft): KeptOffer {
  const key = offerKey(peer, of);
  const [kept] = useState(() => parseOffer(localStorage.getItem(key)));
  const [draft, setDraft] = useState<OfferDraft>(kept ?? fresh);
  const [wasKept, setWasKept] = useState(kept !== undefined);
  return {
    draft,
    wasKept,
    change: (changes) => {
      const after = { ...draft, ...changes };
      localStorage.setItem(key, JSON.stringify(after));
      setDraft(after);
    },
    forget: () => {
      localStorage.removeItem(key);
      setDraft(fresh);
      setWasKept(false);
    },
  };
}
