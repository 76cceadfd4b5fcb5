// A text as a QR code: one path of squares, dark on white in either colour scheme, as cameras want it.
import { encode } from "uqr";

export interface QrCodeProps {
  readonly text: string;
  readonly label: string;
  readonly className: string | undefined;
}

export function QrCode({ text, label, className }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg
      className={className}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
      <path d={squares.join("")} fill="#182b2e" />
    </svg>
  );
}
