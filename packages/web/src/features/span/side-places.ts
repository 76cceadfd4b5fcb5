// Where each side of a commitment stands: on the left or the right bank, and in which tone. Parts that one locality has
// of its own and from the one it succeeded stand on the same bank in the same tone, because the same locality answers.
import type { PartView, SideView } from "@nhipcau/contract/shapes/programme.ts";

export interface SidePlace {
  readonly key: string;
  readonly bank: "left" | "right";
  readonly tone: 0 | 1 | 2 | 3;
}

type Standing = Pick<SideView, "locality" | "formerly">;

const tones = [0, 1, 2, 3] as const;

/** The place of every side, in the order given. */
export function sidePlaces(sides: readonly Standing[]): readonly SidePlace[] {
  const localities = [...new Set(sides.map(({ locality }) => locality.id))];
  return sides.map((side, index) => {
    const order = localities.length === 1 ? index : localities.indexOf(side.locality.id);
    return {
      key: `${side.locality.id} ${side.formerly?.id ?? ""}`,
      bank: order % 2 === 0 ? "left" : "right",
      tone: tones[Math.min(order, 3)] ?? 3,
    };
  });
}

/** The side a part belongs to: its steward's, and of several the one of the locality it was assigned to. */
export function sideIndexOf(
  sides: readonly Standing[],
  part: Pick<PartView, "steward" | "locality">,
): number {
  const exact = sides.findIndex(
    ({ locality, formerly }) =>
      locality.id === part.steward.id && (formerly ?? locality).id === part.locality.id,
  );
  const bySteward = sides.findIndex(({ locality }) => locality.id === part.steward.id);
  return Math.max(0, exact < 0 ? bySteward : exact);
}
