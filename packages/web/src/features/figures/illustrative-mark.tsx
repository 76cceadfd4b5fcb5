// The mark on everything that was made up to illustrate, wherever it appears.
import { useMessages } from "../../app/language.tsx";
import classes from "./figures.module.css";

export function IllustrativeMark({ show = true }: { readonly show?: boolean }) {
  const { figures } = useMessages();
  if (!show) return null;
  return (
    <span className={classes.illustrative} title={figures.illustrativeHelp}>
      {figures.illustrative}
    </span>
  );
}
