// Parts to be finished, by the deadline in force, until they are reported done.
import { aboutPart, type DutySource, leadingAgency } from "../duty-source.ts";

export const partDuties: DutySource = async (ask) =>
  [...ask.programme.parts.values()].flatMap((part) => {
    const { row, state, steward } = part;
    if (steward !== ask.locality || state.dueDate === undefined) return [];
    return [
      {
        kind: "part" as const,
        id: row.id,
        due: state.dueDate,
        locality: steward,
        ...leadingAgency(ask, part),
        ...(state.doneOn === undefined ? {} : { settledOn: state.doneOn }),
        about: aboutPart(part),
      },
    ];
  });
