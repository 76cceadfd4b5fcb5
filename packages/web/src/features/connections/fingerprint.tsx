// A key's fingerprint as people compare it: ten words to be read out, digits to be typed, a code for a camera.
import { lazy, Suspense } from "react";
import type { PeerView } from "@nhipcau/contract/shapes/connections.ts";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";

const FingerprintQr = lazy(async () => ({ default: (await import("./fingerprint-qr.tsx")).FingerprintQr }));

export interface FingerprintProps {
  readonly of: string;
  readonly fingerprint: NonNullable<PeerView["fingerprint"]>;
  /** Large, to be read out and compared. */
  readonly isLarge?: boolean;
}

export function Fingerprint({ of, fingerprint, isLarge = false }: FingerprintProps) {
  const { connections } = useConnectionMessages();
  return (
    <div className={classes.fingerprint} data-large={isLarge || undefined}>
      <div>
        <ol className={classes.words} aria-label={connections.fingerprintOf(of)} translate="no" lang="vi">
          {fingerprint.words.map((word, at) => (
            // A word may come twice in a fingerprint; its place is what it is.
            <li key={`${at}-${word}`}>{word}</li>
          ))}
        </ol>
        <p className={classes.fine}>
          {connections.fingerprintHex}: <code>{fingerprint.hex}</code>
        </p>
      </div>
      <Suspense fallback={<div className={classes.qr} />}>
        <FingerprintQr of={of} link={fingerprint.link} />
      </Suspense>
    </div>
  );
}
