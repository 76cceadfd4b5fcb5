// Parts to be finished, by the deadline in force, until they are reported done. While one waits to be confirmed its side has
// done its share and is not urged; sent back, it is to be finished again.
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
        ...(state.reportedDoneOn === undefined ? {} : { settledOn: state.reportedDoneOn }),
        about: aboutPart(part),
      },
    ];
  });
