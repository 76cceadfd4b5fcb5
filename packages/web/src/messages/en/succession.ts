// English of what is said about one node in another's place.
import type { succession as vi } from "../vi/succession.ts";

export const succession: typeof vi = {
  whatHappens: "What will happen",
  steps: "Four steps, done by both sides",
  replaceTitle: (name) => `Replace ${name}, whose key is lost`,
  replaceLead: (name) =>
    `Only when the key of ${name} is gone: the old node can sign nothing any more, so both sides have to sign for the new one.`,
  replaceSteps: [
    "You make this invitation and hand it to the new node's data officer in person.",
    "They read it at the new node, compare the ten words by telephone, and accept.",
    "You compare the new node's ten words and confirm: from then on it stands in the old one's place.",
    "Each side offers again what the other had; the receiver accepts register by register.",
  ],
  replaceEffects: (lost) => [
    `Every grant with ${lost} ends; the copies received under them are removed.`,
    `${lost} cannot connect again, even if its key is found.`,
    "What was said with the old node stays as evidence.",
  ],
  oldNode: "the old node",
  thisTakesPlace: (lost) => `This node takes the place of ${lost}, whose key is lost`,
  tookPlaceOf: (lost) => `This node took the place of ${lost}.`,
  placeTakenBy: (heir) => `Its place is now ${heir}'s.`,
  newInstead: "This node takes the place of one whose key is lost",
  lostNode: "Id of the node whose key is lost",
  lostNodeHelp: "Ask the partner for it: it stands on the old node's page under Connections.",
  nodeId: "Node id",
  offerAgain: "Offer again",
  offerAgainTitle: (name) => `Offer again to ${name}`,
  offerAgainLead: (lost) =>
    `The registers ${lost} received, under the same terms. Nothing is sent until the other side accepts.`,
  again: (register) => `${register}: is offered again`,
  alreadyOpen: (register) => `${register}: a grant is open already, left out`,
  nothingAgain: "There is no register left to offer again.",
  handOver: "Hand over",
  handOverTitle: (name) => `Hand data over to ${name}`,
  handOverLead:
    "When a locality has merged, its successor's node answers for its data. A hand-over follows the register of mergers and splits and makes none.",
  handOverLocalities: "Localities to hand over",
  handOverLocalitiesHelp: "Only those this node answers for.",
  handOverDay: "From",
  handOverDayHelp:
    "From the beginning of that day the successor's node answers. A day that is over is refused.",
  handOverEffects: (name) => [
    `From that day the records of the chosen localities are ${name}'s; this node only reads them.`,
    "Version numbers go on; history and signatories do not change.",
    "Internal records stay with this node.",
    `It holds only once ${name} has signed and holds everything; if something is missing on the day, it waits.`,
  ],
  handOverNeeds:
    "Beforehand every register with data has to be granted whole: all records, all fields, at least until that day. What is missing is named below when you send.",
  shareWhole: "Share a missing register",
  propose: "Sign and send",
  handOvers: "Hand-overs",
  given: (localities, day) => `This node hands over ${localities} from ${day}`,
  received: (localities, day) => `The other side hands over ${localities} to this node from ${day}`,
  stages: {
    proposed: "Proposed; the successor has to sign",
    signed: "Signed by both",
  },
  sign: "Sign",
  signTitle: (localities) => `Sign the hand-over of ${localities}`,
  signEffects: (name, day) => [
    `From ${day} this node answers for them, and the copies it holds become its own records.`,
    `${name} writes those records no more; the grants that brought them here end.`,
    "If pages are missing on that day, taking over waits until they have come.",
  ],
  signLead: "Your signature and theirs stand under one text; neither side can take it back alone.",
};
