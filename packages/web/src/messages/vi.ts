// The Vietnamese catalogue, which is the source: its shape is the shape of every other catalogue.
import { shell } from "./vi/shell.ts";

export const vi = { shell };

export type Messages = typeof vi;
