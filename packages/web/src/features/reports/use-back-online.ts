// Notices when the server can be reached again after something could not be sent: the browser's own word, and asking.
import { useEffect, useState } from "react";
import { call, routes } from "../../app/api.ts";

const askAgainMilliseconds = 4000;

/** Whether the server has answered again since `isWaiting` became true. */
export function useBackOnline(isWaiting: boolean): boolean {
  const [isBack, setBack] = useState(false);
  useEffect(() => {
    setBack(false);
    if (!isWaiting) return undefined;
    let isStopped = false;
    const ask = (): void => {
      void call(routes.session).then(
        () => void (isStopped || setBack(true)),
        () => undefined, // not yet
      );
    };
    const timer = window.setInterval(ask, askAgainMilliseconds);
    window.addEventListener("online", ask);
    return () => {
      isStopped = true;
      window.clearInterval(timer);
      window.removeEventListener("online", ask);
    };
  }, [isWaiting]);
  return isBack;
}
