// The link of a key as a QR code: one path of squares, dark on white in either colour scheme, as cameras want it.
import { encode } from "uqr";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";

export interface FingerprintQrProps {
  readonly of: string;
  readonly link: string;
}

export function FingerprintQr({ of, link }: FingerprintQrProps) {
  const { connections } = useConnectionMessages();
  const { data, size } = encode(link, { ecc: "M", border: 2 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg
      className={classes.qr}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={connections.qrOf(of)}
      shapeRendering="crispEdges"
    >
      <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
      <path d={squares.join("")} fill="#182b2e" />
    </svg>
  );
}
