// What every statement begins with.
import { instant, uuid } from "./scalar-shapes.ts";

/** Of a statement that is given by hand, to whoever gets it. */
export const heading = { id: uuid, from: uuid, at: instant } as const;

/** Of a statement from one node to another. */
export const addressed = { ...heading, to: uuid } as const;
