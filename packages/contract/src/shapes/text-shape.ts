// Small shapes that many routes share: bilingual text, days, names of records.
import { type Static, Type } from "typebox";

export const TextShape = Type.Object({ vi: Type.String(), en: Type.String() });

export const DayShape = Type.String({ format: "date", maxLength: 10 });

/** A record by id and title, to be shown as a link. */
export const NamedShape = Type.Object({ id: Type.String(), name: Type.String() });
export type Named = Static<typeof NamedShape>;

/** A code with its label in both languages. */
export const CodedShape = Type.Object({ code: Type.String(), label: TextShape });
export type Coded = Static<typeof CodedShape>;
