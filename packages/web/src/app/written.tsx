// Words of the record itself. They are Vietnamese unless an English wording was recorded, and on an English page what
// stays Vietnamese is marked so, for who hears the page and for who has it translated.
import { useLanguage } from "./language.tsx";

export interface WrittenProps {
  readonly vi: string;
  readonly en?: string | undefined;
}

export function Written({ vi, en }: WrittenProps) {
  const { language } = useLanguage();
  if (language === "vi") return vi;
  return en === undefined ? <span lang="vi">{vi}</span> : en;
}
