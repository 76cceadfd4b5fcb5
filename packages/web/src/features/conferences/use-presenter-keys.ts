// The keys of the wall: arrows go on and back, K writes an outcome down, F fills the screen.
import { useEffect } from "react";

export interface PresenterKeys {
  /** While something is written the keys are letters. */
  readonly isHeld: boolean;
  readonly onStep: (step: 1 | -1) => void;
  readonly onCapture: () => void;
}

export function usePresenterKeys({ isHeld, onStep, onCapture }: PresenterKeys): void {
  useEffect(() => {
    if (isHeld) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const isTyping = event.target instanceof HTMLElement && event.target.closest("input, textarea, select");
      if (isTyping) return;
      if (event.key === "ArrowRight") onStep(1);
      else if (event.key === "ArrowLeft") onStep(-1);
      else if (event.key.toLowerCase() === "k") onCapture();
      else if (event.key.toLowerCase() === "f")
        void document.documentElement.requestFullscreen().catch(() => undefined);
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [isHeld, onStep, onCapture]);
}
