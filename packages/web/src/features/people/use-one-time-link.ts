// A dialog whose end is a link that is shown once: it does not close when the link comes, but shows it.
import { useRef, useState } from "react";
import type { Answer } from "../../app/api.ts";

type Given = Answer<"invitePerson">;

export function useOneTimeLink(ask: () => Promise<Given>, onClose: () => void) {
  const [given, setGiven] = useState<Given>();
  const hasCome = useRef(false);
  return {
    given,
    run: async () => {
      const link = await ask();
      hasCome.current = true;
      setGiven(link);
    },
    closing: () => {
      if (!hasCome.current) onClose();
    },
  };
}
