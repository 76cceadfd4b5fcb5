// The link of a key as a QR code.
import { QrCode } from "../../app/qr-code.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";

export interface FingerprintQrProps {
  readonly of: string;
  readonly link: string;
}

export function FingerprintQr({ of, link }: FingerprintQrProps) {
  const { connections } = useConnectionMessages();
  return <QrCode text={link} label={connections.qrOf(of)} className={classes.qr} />;
}
